using Xunit;

namespace DunnHumbyColumnar.Tests.Errors;

public sealed class NearestNamesTests
{
    static readonly string[] Columns =
    [
        "household_key", "basket_id", "day", "product_id", "quantity", "sales_value", "store_id", "retail_disc", "trans_time", "week_no",
        "coupon_disc", "coupon_match_disc", "section", "manufacturer", "department", "brand", "commodity_desc", "sub_commodity_desc",
        "curr_size_of_product", "age_desc", "marital_status_code", "income_desc", "homeowner_desc", "hh_comp_desc", "household_size_desc",
    ];

    [Theory]
    [InlineData("dept", "department")]
    [InlineData("sales", "sales_value")]
    [InlineData("SALES_VALUE", "sales_value")]
    [InlineData("value", "sales_value")]
    [InlineData("departmnet", "department")]
    [InlineData("comodity_desc", "commodity_desc")]
    [InlineData("household", "household_key", "household_size_desc")]
    [InlineData("dya", "day")]
    [InlineData("qty", "quantity")]
    [InlineData("hour")]
    [InlineData("")]
    [InlineData("xyz")]
    public void What_was_meant_comes_first(string name, params string[] nearest) => Assert.Equal(nearest, NearestNames.Of(name, Columns));

    [Fact]
    public void Tables_and_values_are_found_by_part_and_by_typing_error()
    {
        Assert.Equal("rfm", NearestNames.Of("rmf", Journey.GoldTableNames)[0]);
        Assert.Equal(["CHEESE", "CHEESES"], NearestNames.Of("cheese", ["CHEESES", "BEEF", "CHEESE"]));
        Assert.Equal(["FLUID MILK PRODUCTS"], NearestNames.Of("FLUID MILK", ["FLUID MILK PRODUCTS", "CANNED MILK"]));
        Assert.Equal(["CANNED MILK"], NearestNames.Of("milk", ["CANNED MILK", "SILKY"]));
        Assert.Equal(3, NearestNames.Of("a", ["ab", "ac", "ad", "ae"]).Count);
    }
}
