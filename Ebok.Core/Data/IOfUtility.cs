using Ebok.Core.Shared;

namespace Ebok.Core.Data;

/// <summary>A stored row: it belongs to one utility. <see cref="EbokDb"/> filters every query by it and refuses to
/// write a row of another.</summary>
public interface IOfUtility
{
    /// <summary>Whose row it is.</summary>
    UtilityId Utility { get; }
}
