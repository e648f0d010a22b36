using Ebok.Core.Accounts;
using Ebok.Core.Shared;
using Ebok.Core.Utilities;

namespace Ebok.Web.Accounts;

/// <summary>Whose office this request is in, and who is signed in there. Scoped; filled from the address and the
/// session's cookie before any page runs (see <see cref="OfficeOfAddress"/>). Circuits have no request: an interactive
/// component takes what it needs from its page as a parameter.</summary>
public sealed class Office
{
    private UtilityProfile? utility;

    /// <summary>The utility of the address's slug.</summary>
    /// <exception cref="InvalidOperationException">The address is in no office.</exception>
    public UtilityProfile Utility => utility ?? throw new InvalidOperationException("this address is in no office");

    /// <summary>The same, null outside of offices: <c>/</c>, <c>/demo</c>.</summary>
    public UtilityProfile? UtilityOrNull => utility;

    /// <summary>The signed-in browser: login, customer now chosen, customers to choose from; null when anonymous.</summary>
    public OpenSession? Session { get; private set; }

    /// <summary>Staff look on: nobody is signed in, and nothing can be sent; null: an ordinary request.</summary>
    public OfficeViewing? Viewing { get; private set; }

    /// <summary>The first parameter of the use cases.</summary>
    /// <exception cref="InvalidOperationException">Nobody is signed in: the page lets strangers in.</exception>
    public Actor Actor => ActorOrNull ?? throw new InvalidOperationException("nobody is signed in");

    /// <summary>The same, null when anonymous.</summary>
    public Actor? ActorOrNull =>
        Session is { MustChangePassword: false, TermsOwed: null } session ? session.Actor : null;

    /// <summary>An address within this office: <c>Path("faktury")</c> is <c>/mpwik/faktury</c>.</summary>
    public string Path(string page = "") => $"{Viewing?.Prefix}/{Utility.Slug}" + (page.Length == 0 ? "" : "/" + page);

    internal void Enter(UtilityProfile profile) => utility = profile;

    internal void SignIn(OpenSession session) => Session = session;

    internal void LookAs(OpenSession session, OfficeViewing viewing) => (Session, Viewing) = (session, viewing);
}
