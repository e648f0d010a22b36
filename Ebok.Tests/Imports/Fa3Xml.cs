using System.Globalization;
using System.Text;

namespace Ebok.Tests.Imports;

/// <summary>A small FA(3) file with made-up data, as a billing system would write it.</summary>
internal sealed record Fa3Xml
{
    /// <summary>A company of the utility in these tests.</summary>
    internal const string Seller = "5265877635";

    internal string Nip { get; init; } = Seller;
    internal string Number { get; init; } = "FV/1";
    internal string Kind { get; init; } = "VAT";
    internal string IssuedOn { get; init; } = "2026-10-05";
    internal string Due { get; init; } = "2026-10-19";
    internal string? Code { get; init; } = "K-1";
    internal string Buyer { get; init; } = "Anna Wymyślona";
    internal string Account { get; init; } = "98109010140123000000001234";
    internal string? Contract { get; init; }
    internal string? Point { get; init; }
    internal string Gross { get; init; } = "108.00";
    internal string? Corrects { get; init; }

    /// <summary>More elements behind <c>RodzajFaktury</c>, in the schema's order.</summary>
    internal string More { get; init; } = "";

    /// <summary>More elements inside <c>Platnosc</c>, at its beginning.</summary>
    internal string Paid { get; init; } = "";

    /// <summary>More elements behind <c>Fa</c>.</summary>
    internal string Behind { get; init; } = "";

    internal byte[] Bytes => Encoding.UTF8.GetBytes(ToString());

    /// <inheritdoc/>
    public override string ToString() =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"""
            <?xml version="1.0" encoding="UTF-8"?>
            <Faktura xmlns="http://crd.gov.pl/wzor/2025/06/25/13775/">
              <Naglowek>
                <KodFormularza kodSystemowy="FA (3)" wersjaSchemy="1-0E">FA</KodFormularza>
                <WariantFormularza>3</WariantFormularza>
                <DataWytworzeniaFa>2026-10-05T08:00:00Z</DataWytworzeniaFa>
              </Naglowek>
              <Podmiot1>
                <DaneIdentyfikacyjne><NIP>{Nip}</NIP><Nazwa>Wodociągi Próbne Sp. z o.o.</Nazwa></DaneIdentyfikacyjne>
                <Adres><KodKraju>PL</KodKraju><AdresL1>ul. Studzienna 4</AdresL1><AdresL2>00-002 Próbno</AdresL2></Adres>
              </Podmiot1>
              <Podmiot2>
                <DaneIdentyfikacyjne><BrakID>1</BrakID><Nazwa>{Buyer}</Nazwa></DaneIdentyfikacyjne>
                {(Code is null ? "" : $"<NrKlienta>{Code}</NrKlienta>")}<JST>2</JST><GV>2</GV>
              </Podmiot2>
              <Fa>
                <KodWaluty>PLN</KodWaluty>
                <P_1>{IssuedOn}</P_1>
                <P_2>{Number}</P_2>
                <OkresFa><P_6_Od>2026-09-01</P_6_Od><P_6_Do>2026-09-30</P_6_Do></OkresFa>
                <P_13_2>100.00</P_13_2><P_14_2>8.00</P_14_2>
                <P_15>{Gross}</P_15>
                <Adnotacje><P_16>2</P_16><P_17>2</P_17><P_18>2</P_18><P_18A>2</P_18A><Zwolnienie><P_19N>1</P_19N></Zwolnienie><NoweSrodkiTransportu><P_22N>1</P_22N></NoweSrodkiTransportu><P_23>2</P_23><PMarzy><P_PMarzyN>1</P_PMarzyN></PMarzy></Adnotacje>
                <RodzajFaktury>{Kind}</RodzajFaktury>
                {(
                Corrects is null
                    ? ""
                    : $"<PrzyczynaKorekty>Błędny odczyt</PrzyczynaKorekty><DaneFaKorygowanej><DataWystFaKorygowanej>2026-09-05</DataWystFaKorygowanej><NrFaKorygowanej>{Corrects}</NrFaKorygowanej><NrKSeFN>1</NrKSeFN></DaneFaKorygowanej>"
            )}
                {(
                Point is null
                    ? ""
                    : $"<DodatkowyOpis><Klucz>Nr punktu poboru</Klucz><Wartosc>{Point}</Wartosc></DodatkowyOpis>"
            )}
                <FaWiersz><NrWierszaFa>1</NrWierszaFa><P_7>Dostarczanie wody</P_7><P_8A>m3</P_8A><P_8B>10</P_8B><P_9A>4.50</P_9A><P_11>45.00</P_11><P_12>8</P_12></FaWiersz>
                <FaWiersz><NrWierszaFa>2</NrWierszaFa><P_7>Odprowadzanie ścieków</P_7><P_8A>m3</P_8A><P_8B>10</P_8B><P_9A>5.50</P_9A><P_11>55.00</P_11><P_12>8</P_12></FaWiersz>
                {More}
                <Platnosc>{Paid}<TerminPlatnosci><Termin>{Due}</Termin></TerminPlatnosci><FormaPlatnosci>6</FormaPlatnosci><RachunekBankowy><NrRB>{Account}</NrRB></RachunekBankowy></Platnosc>
                {(
                Contract is null
                    ? ""
                    : $"<WarunkiTransakcji><Umowy><NrUmowy>{Contract}</NrUmowy></Umowy></WarunkiTransakcji>"
            )}
              </Fa>
              {Behind}
            </Faktura>
            """
        );
}
