using Ebok.Core.Data;
using Ebok.Core.Shared;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Ebok.Core.HumanChecks;

/// <summary>That a check was answered: kept until the check expires, so that a right answer is good once and wrong ones
/// are counted, on whichever server they come.</summary>
internal sealed class HumanAnswerUse : IOfUtility
{
    public required Guid Id { get; init; }
    public required UtilityId Utility { get; init; }
    public required DateTimeOffset ExpiresAt { get; init; }

    /// <summary>A right answer was given.</summary>
    public required bool Passed { get; set; }

    /// <summary>Wrong answers so far.</summary>
    public required int Wrong { get; set; }

    internal sealed class Configuration : IEntityTypeConfiguration<HumanAnswerUse>
    {
        public void Configure(EntityTypeBuilder<HumanAnswerUse> builder)
        {
            builder.HasKey(use => use.Id);
            builder.HasIndex(use => new { use.Utility, use.ExpiresAt });
        }
    }
}
