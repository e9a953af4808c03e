namespace DunnHumbyColumnar.Web.Dashboard.Models;

/// <summary>A page that is there and yet tells of an error, such as a form with an unknown name in it.</summary>
interface IPageStatus
{
    int Status { get; }
}
