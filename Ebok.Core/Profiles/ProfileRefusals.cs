using Ebok.Core.Shared;
using Ebok.Core.Utilities;

namespace Ebok.Core.Profiles;

/// <summary>The profile cannot be published as it is.</summary>
/// <param name="Mistakes">All of them.</param>
public sealed record ProfileHasMistakes(IReadOnlyList<ProfileMistake> Mistakes) : Refusal;

/// <summary>Somebody has published another version since this draft was begun.</summary>
/// <param name="Number">The version.</param>
/// <param name="By">His login; null: not known.</param>
/// <param name="At">When.</param>
public sealed record PublishedMeanwhile(int Number, string? By, DateTimeOffset At) : Refusal;

/// <summary>The draft was changed, in another tab, since its differences were looked at.</summary>
public sealed record DraftChangedMeanwhile : Refusal;

/// <summary>The draft says what is in force.</summary>
public sealed record NothingToPublish : Refusal;

/// <summary>What was sent in is no profile.</summary>
/// <param name="Mistakes">All of them.</param>
public sealed record NotAProfile(IReadOnlyList<ProfileMistake> Mistakes) : Refusal;

/// <summary>What was sent in is the profile of another utility.</summary>
/// <param name="Slug">Whose.</param>
public sealed record ProfileOfAnother(string Slug) : Refusal;

/// <summary>What was sent in is no picture that can be a logo.</summary>
public sealed record NotALogo : Refusal;
