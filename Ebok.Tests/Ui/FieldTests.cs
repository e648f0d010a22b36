using Bunit;
using Ebok.Web.Ui;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Forms;

namespace Ebok.Tests.Ui;

/// <summary>Labels are real labels, errors are tied to their fields and named first.</summary>
[Trait("Id", "B7")]
public sealed class FieldTests : BunitContext
{
    private readonly Model model = new();
    private readonly EditContext context;
    private readonly ValidationMessageStore errors;

    public FieldTests()
    {
        context = new EditContext(model);
        errors = new ValidationMessageStore(context);
    }

    [Fact]
    public void TextField_LabelAndHint_BelongToTheInput()
    {
        var form = Form();
        var input = form.Find("#pole-Code");
        form.Find("label[for=pole-Code]").TextContent.ShouldBe("Kod Klienta");
        input.GetAttribute("aria-describedby").ShouldBe("pole-Code-hint");
        form.Find("#pole-Code-hint").TextContent.ShouldBe("jak na fakturze");
        input.GetAttribute("value").ShouldBe("39-29");
    }

    [Fact]
    public void TextField_Error_IsTiedToItAndLinkedFromTheSummary()
    {
        var form = Form();
        form.FindAll(".errors").ShouldBeEmpty();

        errors.Add(context.Field(nameof(Model.Code)), "Wpisz 8 cyfr");
        form.InvokeAsync(context.NotifyValidationStateChanged);

        var input = form.Find("#pole-Code");
        input.GetAttribute("aria-invalid").ShouldBe("true");
        input.GetAttribute("aria-describedby").ShouldBe("pole-Code-hint pole-Code-error");
        form.Find("#pole-Code-error").TextContent.ShouldContain("Wpisz 8 cyfr");
        form.Find(".errors").GetAttribute("role").ShouldBe("alert");
        form.Find(".errors a").GetAttribute("href").ShouldBe("/#pole-Code");
        input.GetAttribute("value").ShouldBe("39-29", "nothing typed is lost");
    }

    [Fact]
    public void ErrorSummary_ErrorThatWasThereBeforeTheFields_IsLinkedToo()
    {
        errors.Add(context.Field(nameof(Model.Code)), "Wpisz 8 cyfr");
        Form().Find(".errors a").TextContent.ShouldBe("Wpisz 8 cyfr");
    }

    [Fact]
    public void ErrorSummary_RefusalOfTheWholeForm_StandsWithoutLink()
    {
        errors.Add(context.Field(""), "Nie udało się");
        var form = Form();
        form.Find(".errors li").TextContent.Trim().ShouldBe("Nie udało się");
        form.FindAll(".errors a").ShouldBeEmpty();
    }

    [Fact]
    public void TextField_Typed_ReachesTheModel()
    {
        Form().Find("#pole-Code").Change("39-29001");
        model.Code.ShouldBe("39-29001");
    }

    [Fact]
    public void PasswordField_IsNeverSentBack_AndCanBeShown()
    {
        model.Password = "tajne";
        var form = Form();
        form.Markup.ShouldNotContain("tajne");
        form.Find("button[data-reveal=pole-Password]").ClassList.ShouldContain("needs-script");
        form.Find("#pole-Password").Change("nowe");
        model.Password.ShouldBe("nowe");
    }

    [Theory]
    [InlineData("2026-11-05", 5)]
    [InlineData("05.11.2026", 5)]
    [InlineData("", null)]
    public void DateField_TakesWhatBrowsersAndPeopleWrite(string typed, int? day)
    {
        Form().Find("#pole-Day").Change(typed);
        (model.Day?.Day).ShouldBe(day);
    }

    [Fact]
    public void DateField_Nonsense_IsSaidAtTheField()
    {
        var form = Form();
        form.Find("#pole-Day").Change("31.02.2026");
        form.Find("#pole-Day-error").TextContent.ShouldContain("05.11.2026");
    }

    [Fact]
    public void RadioField_IsAGroupWithALegend()
    {
        var form = Form();
        form.Find("fieldset legend").TextContent.ShouldBe("Kto");
        form.FindAll("fieldset input")[1].Change(true);
        model.Kind.ShouldBe("b");
    }

    [Fact]
    public void CheckField_LabelIsClickable()
    {
        var form = Form();
        form.Find("label[for=pole-Terms]").TextContent.ShouldBe("Akceptuję");
        form.Find("#pole-Terms").Change(true);
        model.Terms.ShouldBeTrue();
    }

    private IRenderedComponent<CascadingValue<EditContext>> Form() =>
        Render<CascadingValue<EditContext>>(form =>
            form.Add(f => f.Value, context)
                .AddChildContent<ErrorSummary>()
                .AddChildContent<TextField>(f =>
                    f.Bind(x => x.Value, model.Code, v => model.Code = v!, () => model.Code)
                        .Add(x => x.Label, "Kod Klienta")
                        .Add(x => x.Hint, "jak na fakturze")
                )
                .AddChildContent<PasswordField>(f =>
                    f.Bind(x => x.Value, model.Password, v => model.Password = v!, () => model.Password)
                        .Add(x => x.Label, "Hasło")
                )
                .AddChildContent<DateField>(f =>
                    f.Bind(x => x.Value, model.Day, v => model.Day = v, () => model.Day).Add(x => x.Label, "Od")
                )
                .AddChildContent<RadioField>(f =>
                    f.Bind(x => x.Value, model.Kind, v => model.Kind = v!, () => model.Kind)
                        .Add(x => x.Label, "Kto")
                        .Add(x => x.Options, [new("a", "osoba fizyczna"), new("b", "Firma")])
                )
                .AddChildContent<CheckField>(f =>
                    f.Bind(x => x.Value, model.Terms, v => model.Terms = v, () => model.Terms)
                        .Add(x => x.Label, "Akceptuję")
                )
        );

    private sealed class Model
    {
        public string Code { get; set; } = "39-29";
        public string Password { get; set; } = "";
        public DateOnly? Day { get; set; }
        public string Kind { get; set; } = "a";
        public bool Terms { get; set; }
    }
}
