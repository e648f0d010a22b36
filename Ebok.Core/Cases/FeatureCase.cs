using Ebok.Core.Data;
using Ebok.Core.Operators;
using Ebok.Core.Shared;
using Ebok.Core.Utilities;
using Microsoft.EntityFrameworkCore;

namespace Ebok.Core.Cases;

/// <summary>A letter that another feature's form makes, and the answer that its decision gives.</summary>
internal static class FeatureCase
{
    /// <summary>Adds the letter to the transaction, with the next number and its term.</summary>
    public static async Task<Case> OpenAsync(
        EbokDb db,
        Actor actor,
        UtilityProfile utility,
        (string Type, string Label) kind,
        string text,
        Guid request,
        DateTimeOffset now,
        CancellationToken cancel
    )
    {
        var day = WarsawTime.DayOf(now);
        var term = CaseTerm.Of(utility, NoticeSubject.General, day);
        var row = new Case
        {
            Id = CaseId.New(),
            Utility = utility.Id,
            Number = await CaseNumbers.NextAsync(db, utility, day, cancel),
            Customer = actor.Customer,
            Account = actor.Account,
            Request = request,
            Type = kind.Type,
            TypeLabel = kind.Label,
            About = NoticeSubject.General,
            Text = text.Length > CaseText.Longest ? text[..CaseText.Longest] : text,
            CreatedAt = now,
            CreatedOn = day,
            State = CaseState.New,
            DueOn = term?.DueOn,
            DueWithInquiryOn = term?.WithInquiryOn,
            DueBasis = term?.Basis,
        };
        db.Cases.Add(row);
        return row;
    }

    /// <summary>Adds staff's answer to the transaction; the letter is answered then.</summary>
    public static async Task<Case> AnswerAsync(
        EbokDb db,
        StaffActor staff,
        CaseId id,
        string text,
        DateTimeOffset now,
        CancellationToken cancel
    )
    {
        var row = await db.Cases.SingleAsync(c => c.Id == id, cancel);
        db.CaseMessages.Add(
            new CaseMessage
            {
                Id = Guid.CreateVersion7(),
                Utility = row.Utility,
                Case = id,
                Staff = staff.Staff,
                Request = Guid.NewGuid(),
                Text = text,
                At = now,
            }
        );
        row.State = CaseState.Answered;
        row.AnsweredAt ??= now;
        return row;
    }
}
