namespace DunnHumbyColumnar;

/// <summary>The breakdown of promotion_lift.</summary>
public enum PromotionBreakdown
{
    /// <summary>By kind: <c>display</c>, <c>mailer</c>, <c>both</c>, <c>any</c>.</summary>
    Kind,

    /// <summary>By display code: <c>display 1</c> and so on.</summary>
    DisplayCode,

    /// <summary>By mailer code: <c>mailer A</c> and so on.</summary>
    MailerCode,
}
