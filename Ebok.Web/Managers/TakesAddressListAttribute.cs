using Ebok.Core.Managers;
using Microsoft.AspNetCore.Http.Metadata;

namespace Ebok.Web.Managers;

/// <summary>Marks a page whose form may hold a list of hundreds of addresses, and a box for each.</summary>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class TakesAddressListAttribute : Attribute, IFormOptionsMetadata
{
    /// <inheritdoc/>
    public bool? BufferBody => null;

    /// <inheritdoc/>
    public int? MemoryBufferThreshold => null;

    /// <inheritdoc/>
    public long? BufferBodyLengthLimit => null;

    /// <inheritdoc/>
    public int? ValueCountLimit => 15_000;

    /// <inheritdoc/>
    public int? KeyLengthLimit => null;

    /// <inheritdoc/>
    public int? ValueLengthLimit => MatchAddresses.Longest * 2;

    /// <inheritdoc/>
    public int? MultipartBoundaryLengthLimit => null;

    /// <inheritdoc/>
    public int? MultipartHeadersCountLimit => null;

    /// <inheritdoc/>
    public int? MultipartHeadersLengthLimit => null;

    /// <inheritdoc/>
    public long? MultipartBodyLengthLimit => null;
}
