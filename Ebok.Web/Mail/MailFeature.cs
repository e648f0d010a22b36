using System.Net;
using System.Net.Mail;
using Ebok.Core.Mail;
using Ebok.Core.Utilities;
using Ebok.Web.Hosting;
using Ebok.Web.Operator.Frame;
using Ebok.Web.Operator.Mail;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;

namespace Ebok.Web.Mail;

/// <summary>Outgoing mail: the outbox, its sender, and where mails go.</summary>
internal static class MailFeature
{
    private static readonly Uri UsualAddress = new("http://127.0.0.1:5080");

    public static void AddMail(this IServiceCollection services, EbokOptions options)
    {
        services.AddSingleton<MailSeal>();
        services.AddSingleton<MailSignal>();
        services.AddSingleton<Outbox>();
        services.AddSingleton(all => new PublicLinks(options.PublicUrl, () => ListeningAddress(all)));
        services.AddSingleton(all => new MailComposer(
            all.GetRequiredService<UtilityCatalog>(),
            all.GetRequiredService<MailSeal>(),
            () => options.MailFrom ?? PortalsOwn(all.GetRequiredService<PublicLinks>().Root)
        ));
        if (options.Mail is { } mail)
            services.AddSingleton<IMailTransport>(
                new SmtpTransport(
                    new SmtpServer(
                        mail.Host,
                        mail.Port,
                        mail.StartTls,
                        mail.User is null ? null : new NetworkCredential(mail.User, mail.Password)
                    )
                )
            );
        else
            services.AddSingleton<IMailTransport>(all => new MailFolder(
                Path.Combine(options.DataFolder, "mail"),
                all.GetRequiredService<TimeProvider>()
            ));
        services.AddHostedService<MailSender>();
        services.AddSingleton<ListMails>();
        services.AddStaffTable<MailsTable>();
        services.AddSingleton<SendMailAgain>();
    }

    public static void MapMail(this IEndpointRouteBuilder app) => Operator.Mail.MailEndpoints.Map(app);

    // Without a mail server nobody has to own the sender's address.
    private static MailAddress PortalsOwn(Uri root) =>
        new("ebok@" + (root.HostNameType == UriHostNameType.Dns ? root.Host : "localhost"));

    private static Uri ListeningAddress(IServiceProvider services)
    {
        var addresses = services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()?.Addresses;
        if (addresses?.FirstOrDefault() is not { } first)
            return UsualAddress;
        // Kestrel's "any address" is none that a browser can open.
        var bound = BindingAddress.Parse(first);
        var host = bound.Host is "0.0.0.0" or "[::]" or "+" or "*" ? "localhost" : bound.Host;
        return new Uri($"{bound.Scheme}://{host}:{bound.Port}");
    }
}
