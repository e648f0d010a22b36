using System.CommandLine;
using Ebok.Core.Accounts;
using Ebok.Core.Operators;
using Ebok.Core.Shared;
using Ebok.Core.Utilities;
using Ebok.Web.Commands;
using Ebok.Web.Ui;

namespace Ebok.Web.Operator;

/// <summary><c>staff add LOGIN --role administrator [--utility SLUG …]</c>, <c>staff list</c>, <c>staff block LOGIN
/// [--undo]</c>, <c>staff reset LOGIN</c> (O7). A one-time password is printed once and kept nowhere.</summary>
internal static class StaffCommand
{
    internal static Command Create(Func<IServiceProvider> services) =>
        new("staff", OperatorTexts.CommandStaff) { Add(services), List(services), Block(services), Reset(services) };

    private static Argument<string> Login()
    {
        var login = new Argument<string>("LOGIN") { Description = OperatorTexts.CommandLogin };
        login.Validators.Add(r =>
        {
            if (LoginName.Normalise(r.GetValueOrDefault<string>() ?? "") is { Length: 0 or > LoginName.MaxLength })
                r.AddError(OperatorTexts.CommandNoLogin);
        });
        return login;
    }

    private static Command Add(Func<IServiceProvider> services)
    {
        var login = Login();
        var role = new Option<StaffRole>("--role") { Description = OperatorTexts.CommandRole, Required = true };
        var utilities = new Option<string[]>("--utility")
        {
            Description = OperatorTexts.CommandUtility,
            AllowMultipleArgumentsPerToken = true,
            DefaultValueFactory = _ => [],
        };
        var command = new Command("add", OperatorTexts.CommandAdd) { login, role, utilities };
        command.SetAction(
            async (parsed, cancel) =>
            {
                var console = parsed.InvocationConfiguration;
                var catalog = services().GetRequiredService<UtilityCatalog>();
                var slugs = parsed.GetValue(utilities) ?? [];
                if (Array.Find(slugs, s => catalog.Find(s) is null) is { } unknown)
                {
                    await console.Error.WriteLineAsync(
                        Text.Of(
                            CommandTexts.UnknownUtility,
                            unknown,
                            string.Join(", ", catalog.All.Select(u => u.Slug))
                        )
                    );
                    return ExitCode.NotRun;
                }
                var staff = new NewStaff(
                    parsed.GetRequiredValue(login),
                    parsed.GetRequiredValue(role),
                    [.. catalog.All.Where(u => slugs.Length == 0 || slugs.Contains(u.Slug)).Select(u => u.Id)]
                );
                var added = await services().GetRequiredService<ManageStaff>().AddAsync(staff, cancel);
                return await PrintPasswordAsync(console, staff.Login, added);
            }
        );
        return command;
    }

    private static Command List(Func<IServiceProvider> services)
    {
        var command = new Command("list", OperatorTexts.CommandList);
        command.SetAction(
            async (parsed, cancel) =>
            {
                var output = parsed.InvocationConfiguration.Output;
                foreach (var row in await services().GetRequiredService<ManageStaff>().ListAsync(cancel))
                    await output.WriteLineAsync(
                        Text.Of(
                            OperatorTexts.CommandRow,
                            row.Login,
                            string.Join(
                                ", ",
                                row.Places.GroupBy(p => p.Role)
                                    .Select(g =>
                                        $"{StaffTexts.Of(g.Key)}: {string.Join(' ', g.Select(p => p.Utility.Slug))}"
                                    )
                            ),
                            row.Blocked ? OperatorTexts.CommandBlocked
                                : row.HasFactor ? OperatorTexts.CommandHasFactor
                                : OperatorTexts.CommandNoFactor,
                            Show.Moment(row.SeenAt)
                        )
                    );
                return ExitCode.Done;
            }
        );
        return command;
    }

    private static Command Block(Func<IServiceProvider> services)
    {
        var login = Login();
        var undo = new Option<bool>("--undo") { Description = OperatorTexts.CommandUndo };
        var command = new Command("block", OperatorTexts.CommandBlock) { login, undo };
        command.SetAction(
            async (parsed, cancel) =>
            {
                var console = parsed.InvocationConfiguration;
                var blocked = !parsed.GetValue(undo);
                var done = await services()
                    .GetRequiredService<ManageStaff>()
                    .BlockAsync(parsed.GetRequiredValue(login), blocked, cancel);
                if (!done.TryGet(out var name, out _))
                    return await UnknownAsync(console, parsed.GetRequiredValue(login));
                await console.Output.WriteLineAsync(
                    Text.Of(blocked ? OperatorTexts.CommandNowBlocked : OperatorTexts.CommandNowOpen, name)
                );
                return ExitCode.Done;
            }
        );
        return command;
    }

    private static Command Reset(Func<IServiceProvider> services)
    {
        var login = Login();
        var command = new Command("reset", OperatorTexts.CommandReset) { login };
        command.SetAction(
            async (parsed, cancel) =>
            {
                var name = parsed.GetRequiredValue(login);
                var done = await services().GetRequiredService<ManageStaff>().ResetAsync(name, cancel);
                return await PrintPasswordAsync(parsed.InvocationConfiguration, name, done);
            }
        );
        return command;
    }

    private static async Task<int> PrintPasswordAsync(
        InvocationConfiguration console,
        string login,
        Result<string> result
    )
    {
        if (result.TryGet(out var password, out var refusal))
        {
            await console.Output.WriteLineAsync(
                Text.Of(OperatorTexts.CommandPassword, login, password, ManageStaff.OneTimePasswordGood.TotalHours)
            );
            return ExitCode.Done;
        }
        if (refusal is not LoginTaken)
            return await UnknownAsync(console, login);
        await console.Error.WriteLineAsync(Text.Of(OperatorTexts.CommandTaken, login));
        return ExitCode.NotRun;
    }

    private static async Task<int> UnknownAsync(InvocationConfiguration console, string login)
    {
        await console.Error.WriteLineAsync(Text.Of(OperatorTexts.CommandUnknown, login));
        return ExitCode.NotRun;
    }
}
