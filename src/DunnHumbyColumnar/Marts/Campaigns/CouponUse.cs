namespace DunnHumbyColumnar.Marts;

/// <summary>A row of coupon_redempt.</summary>
readonly record struct CouponUse(int Household, int Day, long Coupon, int Campaign);
