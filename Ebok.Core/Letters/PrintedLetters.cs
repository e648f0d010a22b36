using Ebok.Core.Shared;

namespace Ebok.Core.Letters;

/// <summary>Letters as they go to the printer.</summary>
/// <param name="Pdf">The file; nobody can make it again, a second print has other passwords.</param>
/// <param name="Count">Letters in it.</param>
/// <param name="Skipped">That were not printed: their customers have own passwords, or their login is another's.</param>
public sealed record PrintedLetters(byte[] Pdf, int Count, int Skipped);

/// <summary>There is no letter to print: all are printed, or the customers have own passwords already.</summary>
public sealed record NothingToPrint : Refusal;
