using Ebok.Core.Data;
using Ebok.Web.Accounts;
using Ebok.Web.Hosting;
using Ebok.Web.Shell;

var builder = WebApplication.CreateBuilder(args);
var options = builder.AddHosting();
builder.Services.AddUtilities(options);
builder.Services.AddAccounts();
builder.Services.AddRazorComponents().AddInteractiveServerComponents();

var app = builder.Build();
await app.Services.GetRequiredService<EbokStore>().MigrateAsync(app.Lifetime.ApplicationStopping);
app.UseHosting();
app.UseAccounts();
app.UseAntiforgery();
app.MapStaticAssets().AllowAnonymous();
app.MapRazorComponents<App>().AddInteractiveServerRenderMode();
await app.RunAsync();
