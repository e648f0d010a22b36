namespace Ebok.Core.Demo;

/// <summary>Names to draw from; streets and firms are nobody's.</summary>
internal static class DemoNames
{
    internal static readonly string[] Women =
    [
        "Anna",
        "Maria",
        "Katarzyna",
        "Małgorzata",
        "Agnieszka",
        "Barbara",
        "Ewa",
        "Krystyna",
        "Elżbieta",
        "Zofia",
        "Łucja",
        "Świętosława",
        "Żaneta",
        "Bożena",
        "Grażyna",
        "Stanisława",
        "Anna Maria",
    ];

    internal static readonly string[] Men =
    [
        "Jan",
        "Piotr",
        "Krzysztof",
        "Andrzej",
        "Tomasz",
        "Paweł",
        "Michał",
        "Stanisław",
        "Łukasz",
        "Józef",
        "Wojciech",
        "Święcisław",
        "Mieczysław",
        "Zdzisław",
        "Kazimierz",
        "Błażej",
    ];

    /// <summary>Form of a man, form of a woman.</summary>
    internal static readonly (string Man, string Woman)[] Surnames =
    [
        ("Nowak", "Nowak"),
        ("Kowalski", "Kowalska"),
        ("Wiśniewski", "Wiśniewska"),
        ("Wójcik", "Wójcik"),
        ("Kamiński", "Kamińska"),
        ("Zieliński", "Zielińska"),
        ("Dąbrowski", "Dąbrowska"),
        ("Jankowski", "Jankowska"),
        ("Śliwiński", "Śliwińska"),
        ("Żółkiewski", "Żółkiewska"),
        ("Gżegżółka", "Gżegżółka"),
        ("Brzęczyszczykiewicz", "Brzęczyszczykiewicz"),
        ("Źrebiec", "Źrebiec"),
        ("Łękołodzki", "Łękołodzka"),
        ("Chrząszcz", "Chrząszcz"),
        ("Pawłowski", "Pawłowska-Nowacka"),
        ("Ćwikliński", "Ćwiklińska"),
        ("O’Malley", "O’Malley"),
        ("von Berg", "von Berg"),
        ("Mazur", "Mazur"),
        ("Krawczyk", "Krawczyk"),
        ("Grabowski", "Grabowska"),
        ("Zając", "Zając"),
        ("Król", "Król"),
    ];

    internal static readonly string[] Streets =
    [
        "ul. Lipowa",
        "ul. Żeromskiego",
        "ul. 3 Maja",
        "al. Niepodległości",
        "ul. Świętokrzyska",
        "os. Słoneczne",
        "ul. Źródlana",
        "ul. Książąt Mazowieckich",
        "pl. Wolności",
        "ul. ks. Jerzego Popiełuszki",
        "ul. Polna",
        "ul. Dębowa",
        "ul. Marii Skłodowskiej-Curie",
        "ul. Wiejska",
        "ul. Górna",
        "ul. gen. Józefa Hallera",
    ];

    internal static readonly string[] Firms =
    [
        "Piekarnia „Złoty Kłos”",
        "Pralnia Śnieżka",
        "Przychodnia Zdrowie",
        "Zakład Fryzjerski Ewa",
        "Hurtownia Żagiel",
        "Restauracja Pod Dębem",
        "Myjnia Błysk",
        "Kwiaciarnia Róża",
        "Stolarnia Jesion",
        "Apteka pod Wagą",
        "Drukarnia Łuk",
        "Sklep Spożywczy Jagódka",
    ];

    internal static readonly string[] Forms = ["sp. z o.o.", "s.c.", "sp.j.", "S.A."];

    /// <summary>Longer than any list expects, within the 512 characters of FA(3).</summary>
    internal const string LongFirm =
        "Przedsiębiorstwo Produkcyjno-Handlowo-Usługowe „Międzywojewódzkie Zrzeszenie Rzemieślników, Ogrodników i "
        + "Pszczelarzy Doliny Środkowej Wisły” spółka z ograniczoną odpowiedzialnością spółka komandytowa w restrukturyzacji";

    internal const string LongCommunity =
        "Wspólnota Mieszkaniowa Nieruchomości położonej przy zbiegu ulic Świętokrzyskiej, Żeromskiego i Książąt "
        + "Mazowieckich, budynki 12, 12A, 12B i 14 wraz z garażem podziemnym oraz częścią usługową, zarząd powierzony";
}
