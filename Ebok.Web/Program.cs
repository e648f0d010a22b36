using Ebok.Core.Data;
using Ebok.Web.Hosting;
using Ebok.Web.Shell;

var builder = WebApplication.CreateBuilder(args);
builder.AddHosting();
builder.Services.AddSingleton(new Ebok.Core.Utilities.UtilityCatalog([]));
builder.Services.AddRazorComponents().AddInteractiveServerComponents();

var app = builder.Build();
await app.Services.GetRequiredService<EbokStore>().MigrateAsync(app.Lifetime.ApplicationStopping);
app.UseAntiforgery();
app.MapStaticAssets();
app.MapRazorComponents<App>().AddInteractiveServerRenderMode();
await app.RunAsync();
