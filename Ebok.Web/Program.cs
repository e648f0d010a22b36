using Ebok.Web.AccountChecks;
using Ebok.Web.Accounts;
using Ebok.Web.Bench;
using Ebok.Web.Cases;
using Ebok.Web.Commands;
using Ebok.Web.Consents;
using Ebok.Web.Customers;
using Ebok.Web.Demo;
using Ebok.Web.Doctor;
using Ebok.Web.Documents;
using Ebok.Web.Hosting;
using Ebok.Web.HumanChecks;
using Ebok.Web.Imports;
using Ebok.Web.Invoices;
using Ebok.Web.Mail;
using Ebok.Web.Meters;
using Ebok.Web.Meters.Giving;
using Ebok.Web.Meters.Usage;
using Ebok.Web.News;
using Ebok.Web.Operator;
using Ebok.Web.PasswordReset;
using Ebok.Web.Payments;
using Ebok.Web.Registration;
using Ebok.Web.SecondFactor;
using Ebok.Web.Shell;
using Ebok.Web.Style;

if (ReferenceServer.Handles(args))
    return await ReferenceServer.RunAsync(args);
if (CommandLine.AnswerAlone(args) is { } answered)
    return answered;

StartMistake.ExplainIt();
var builder = WebApplication.CreateBuilder(CommandLine.HostArguments(args));
var options = builder.AddHosting();
builder.Services.AddUtilities(options);
builder.Services.AddImports();
builder.Services.AddCircuits();
builder.Services.AddShell();
builder.Services.AddMail(options);
builder.Services.AddAccounts();
builder.Services.AddSecondFactor();
builder.Services.AddOperator(builder.Environment);
builder.Services.AddPasswordReset();
builder.Services.AddRegistration();
builder.Services.AddDemo();
builder.Services.AddInvoices();
builder.Services.AddPayments();
builder.Services.AddMeters();
builder.Services.AddCases();
builder.Services.AddCustomers();
builder.Services.AddConsents();
builder.Services.AddAccountChecks();
builder.Services.AddNews();
builder.Services.AddDocuments();
builder.Services.AddInvoiceFiles(options);
builder.Services.AddHumanChecks();
builder.Services.AddDoctor();

var app = builder.Build();
if (!DoctorCommand.Handles(args)) // which only looks
    await app.PrepareDatabaseAsync();
if (CommandLine.Handles(args))
    return await CommandLine.RunAsync(args, app.Services);
await app.FillDemoAsync();

app.UseHosting();
app.UseShell();
app.UseAccounts();
app.MapHosting();
app.MapStaticAssets().AllowAnonymous();
app.MapShell();
app.MapStyle(app.Environment);
app.MapAccounts();
app.MapOperator();
app.MapSecondFactor();
app.MapRegistration();
app.MapDemo();
app.MapCases();
app.MapUse();
app.MapReadingPhotos();
app.MapDocuments();
app.MapInvoiceFiles();
app.MapHumanChecks();
app.MapPages();
await app.RunAsync();
return 0;
