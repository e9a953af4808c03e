using DunnHumbyColumnar.Kernels;

namespace DunnHumbyColumnar.Columns;

/// <summary>
/// The fifteen sections and their commodities. A commodity that is not listed belongs to <c>misc</c>.
/// </summary>
static class SectionMap
{
    public static readonly string[] Names =
    [
        "alcohol", "beverages", "concessions", "dairy", "drug", "garden", "grain_goods", "grocery",
        "home_family", "junk_food", "kitchen", "meat", "misc", "produce", "seasonal",
    ];

    /// <summary>Elements per group in arrays of section sums: a whole number of vectors.</summary>
    public const int Stride = LineSections.Count;

    /// <summary>Index of <c>misc</c> in <see cref="Names"/>.</summary>
    public const int Misc = 12;

    /// <summary>The commodities of each section, aligned with <see cref="Names"/>.</summary>
    public static readonly string[][] Commodities =
    [
        // alcohol
        [
            "BEERS/ALES", "BOTTLE DEPOSITS", "CIGARETTES", "CIGARS", "DOMESTIC WINE", "IMPORTED WINE", "LIQUOR", "MISC WINE",
        ],
        // beverages
        [
            "BEVERAGE", "CANNED JUICES", "COFFEE", "COFFEE SHOP", "DRY TEA/COFFEE/COCO MIX", "FRZN JCE CONC/DRNKS",
            "FRZN NOVELTIES/WTR ICE", "ISOTONIC DRINKS", "JUICE", "NDAIRY/TEAS/JUICE/SOD", "NON-DAIRY BEVERAGES", "PWDR/CRYSTL DRNK MX",
            "REFRGRATD JUICES/DRNKS", "TEAS", "WATER", "WATER - CARBONATED/FLVRD DRINK",
        ],
        // concessions
        [
            "FLORAL BALLOONS", "FLORAL- HARD GOODS", "FLORAL-ACCESSORIES", "FLORAL-FLOWERING PLANTS", "FLORAL-FOLIAGE PLANTS",
            "FLORAL-FRESH CUT", "GIFT & FRUIT BASKETS", "GREETING CARDS/WRAP/PARTY SPLY", "IN-STORE PHOTOFINISHING",
            "LONG DISTANCE CALLING CARDS", "MAGAZINE", "NEWSPAPER", "NON EDIBLE PRODUCTS", "OVERNIGHT PHOTOFINISHING",
            "PREPAID WIRELESS&ACCESSORIES", "QUICK SERVICE", "ROSES", "SANDWICHES", "SERVICE BEVERAGE", "SPORTS MEMORABLILIA", "TICKETS",
            "TOBACCO OTHER", "WATCHES/CALCULATORS/LOBBY",
        ],
        // dairy
        [
            "BUTTER", "CHEESE", "CHEESES", "FLUID MILK PRODUCTS", "ICE CREAM/MILK/SHERBTS", "MILK BY-PRODUCTS", "MISC. DAIRY", "YOGURT",
        ],
        // drug
        [
            "ADULT INCONTINENCE", "ANALGESICS", "ANTACIDS", "BATH", "COLD AND FLU", "COSMETIC ACCESSORIES", "ETHNIC PERSONAL CARE",
            "FEMININE HYGIENE", "FIRST AID PRODUCTS", "FITNESS&DIET", "FRAGRANCES", "GLASSES/VISION AIDS", "HOME HEALTH CARE", "LAXATIVES",
            "MAKEUP AND TREATMENT", "NATURAL VITAMINS", "PACKAGED NATURAL SNACKS", "PHARMACY", "RESTRICTED DIET", "SINUS AND ALLERGY",
            "SMOKING CESSATIONS", "SUNTAN", "VITAMINS",
        ],
        // garden
        [
            "GARDEN CENTER", "INSECTICIDES", "J-HOOKS", "LAWN AND GARDEN SHOP", "PROPANE",
        ],
        // grain_goods
        [
            "BAKED BREAD/BUNS/ROLLS", "BAKERY PARTY TRAYS", "BAKING", "BAKING NEEDS", "BREAD", "BREAKFAST SWEETS", "CAKES",
            "CEREAL/BREAKFAST", "COCOA MIXES", "COFFEE SHOP SWEET GOODS&RETAIL", "COLD CEREAL", "COOKIES", "CRACKERS/MISC BKD FD",
            "DRY MIX DESSERTS", "DRY NOODLES/PASTA", "FLOUR & MEALS", "FROZEN BREAD/DOUGH", "FROZEN PIE/DESSERTS", "HOT CEREAL",
            "MISCELLANEOUS CROUTONS", "MOLASSES/SYRUP/PANCAKE MIXS", "PIES", "REFRGRATD DOUGH PRODUCTS", "ROLLS",
        ],
        // grocery
        [
            "BEANS - CANNED GLASS & MW", "BULK FOODS", "CANNED MILK", "COFFEE FILTERS", "DINNER MXS:DRY", "DRIED FRUIT", "DRY SAUCES/GRAVY",
            "FROZEN", "FROZEN - BOXED(GROCERY)", "FRZN BREAKFAST FOODS", "HEAT/SERVE", "HERBS", "HISPANIC", "NUTS", "OLIVES", "PARTY TRAYS",
            "PICKLE/RELISH/PKLD VEG", "POPCORN", "PREPARED FOOD", "PREPARED/PKGD FOODS", "PROCESSED", "REFRIGERATED", "SNACK NUTS",
        ],
        // home_family
        [
            "AIR CARE", "APPAREL", "AUDIO/VIDEO PRODUCTS", "AUTOMOTIVE PRODUCTS", "BABY FOODS", "BABY HBC", "BABYFOOD", "BATH TISSUES",
            "BLEACH", "BROOMS AND MOPS", "CANDLES/ACCESSORIES", "CAT FOOD", "CAT LITTER", "CHARCOAL AND LIGHTER FLUID", "DEODORANTS",
            "DIAPERS & DISPOSABLES", "DIETARY AID PRODUCTS", "DISHWASH DETERGENTS", "DISPOSIBLE FOILWARE", "DOG FOODS",
            "ELECTRICAL SUPPPLIES", "EYE AND EAR CARE PRODUCTS", "FACIAL TISS/DNR NAPKIN", "FAMILY PLANNING", "FD WRAPS/BAGS/TRSH BG",
            "FOOT CARE PRODUCTS", "GLASSWARE & DINNERWARE", "HAIR CARE ACCESSORIES", "HAIR CARE PRODUCTS", "HAND/BODY/FACIAL PRODUCTS",
            "HARDWARE SUPPLIES", "HOME FREEZING & CANNING SUPPLY", "HOME FURNISHINGS", "HOSIERY/SOCKS", "HOUSEHOLD CLEANG NEEDS",
            "INFANT CARE PRODUCTS", "INFANT FORMULA", "IRONING AND CHEMICALS", "LAUNDRY ADDITIVES", "LAUNDRY DETERGENTS",
            "ORAL HYGIENE PRODUCTS", "PAPER HOUSEWARES", "PAPER TOWELS", "PERSONAL CARE APPLIANCES", "PET CARE SUPPLIES",
            "PLASTIC HOUSEWARES", "PORTABLE ELECTRIC APPLIANCES", "SEWING", "SHAVING CARE PRODUCTS", "SHOE CARE", "SOAP - LIQUID & BAR",
            "STATIONERY & SCHOOL SUPPLIES", "TOYS", "TOYS AND GAMES",
        ],
        // junk_food
        [
            "BAG SNACKS", "BAKED SWEET GOODS", "CANDY - CHECKLANE", "CANDY - PACKAGED", "CHIPS&SNACKS", "COOKIES/CONES", "FROZEN PIZZA",
            "RICE CAKES", "SNACKS", "SNKS/CKYS/CRKR/CNDY", "SOFT DRINKS", "SWEET GOODS & SNACKS", "WAREHOUSE SNACKS",
        ],
        // kitchen
        [
            "COOKWARE & BAKEWARE", "KITCHEN GADGETS",
        ],
        // meat
        [
            "BACON", "BEEF", "BREAKFAST SAUSAGE/SANDWICHES", "CHICKEN", "CHICKEN/POULTRY", "DELI MEATS", "DELI SPECIALTIES (RETAIL PK)",
            "DELI SUPPLIES", "DINNER SAUSAGE", "EGGS", "EXOTIC GAME/FOWL", "FROZEN CHICKEN", "FROZEN MEAT", "FROZEN PACKAGE MEAT",
            "FRZN MEAT/MEAT DINNERS", "FRZN SEAFOOD", "HOT DOGS", "LAMB", "LUNCHMEAT", "MEAT - MISC", "MEAT - SHELF STABLE",
            "MEAT SUPPLIES", "PKG.SEAFOOD MISC", "PORK", "RW FRESH PROCESSED MEAT", "SEAFOOD - FROZEN", "SEAFOOD - MISC",
            "SEAFOOD - SHELF STABLE", "SEAFOOD-FRESH", "SMOKED MEATS", "SOUP", "SUSHI", "TURKEY", "VEAL",
        ],
        // misc
        [
            " ", "(CORP USE ONLY)", "BAKING MIXES", "BATTERIES", "BIRD SEED", "BOOKSTORE", "BOUQUET (NON ROSE)", "CHRISTMAS  SEASONAL",
            "CONDIMENTS", "CONDIMENTS/SAUCES", "CONTINUITIES", "CONVENIENT BRKFST/WHLSM SNACKS", "COUPON", "COUPON/MISC ITEMS",
            "COUPONS/STORE & MFG", "DOLLAR VALUE PRODUCTS", "DOMESTIC GOODS", "FILM AND CAMERA PRODUCTS", "FIREWORKS", "FRZN ICE",
            "MARGARINES", "MISCELLANEOUS", "MISCELLANEOUS HBC", "MISCELLANEOUS(CORP USE ONLY)", "NATURAL HBC", "NEW AGE",
            "NO COMMODITY DESCRIPTION", "PNT BTR/JELLY/JAMS", "PROD SUPPLIES", "SALADS/DIPS", "SALD DRSNG/SNDWCH SPRD", "SHORTENING/OIL",
            "SPICES & EXTRACTS", "SUGARS/SWEETNERS", "SYRUPS/TOPPINGS", "UNKNOWN",
        ],
        // produce
        [
            "APPLES", "BERRIES", "BROCCOLI/CAULIFLOWER", "CARROTS", "CITRUS", "CORN", "DRY BN/VEG/POTATO/RICE", "FRUIT - SHELF STABLE",
            "FRZN FRUITS", "FRZN POTATOES", "FRZN VEGETABLE/VEG DSH", "GRAPES", "MELONS", "MUSHROOMS", "ONIONS",
            "ORGANICS FRUIT & VEGETABLES", "PASTA SAUCE", "PEARS", "PEPPERS-ALL", "POTATOES", "SALAD BAR", "SALAD MIX", "SQUASH",
            "STONE FRUIT", "TOMATOES", "TROPICAL FRUIT", "VALUE ADDED FRUIT", "VALUE ADDED VEGETABLES", "VEGETABLES - ALL OTHERS",
            "VEGETABLES - SHELF STABLE", "VEGETABLES SALAD",
        ],
        // seasonal
        [
            "EASTER", "EASTER LILY", "FALL AND WINTER SEASONAL", "HALLOWEEN", "SEASONAL", "SPRING/SUMMER SEASONAL", "VALENTINE",
        ],
    ];

    static readonly Dictionary<string, byte> Index = BuildIndex();

    /// <summary>Section index, 0..14, of a commodity text.</summary>
    public static byte SectionOf(string commodity) => Index.TryGetValue(commodity, out byte section) ? section : (byte)Misc;

    static Dictionary<string, byte> BuildIndex()
    {
        var index = new Dictionary<string, byte>(StringComparer.Ordinal);
        for (int section = 0; section < Commodities.Length; section++)
            foreach (string commodity in Commodities[section])
                index.Add(commodity, (byte)section);
        return index;
    }
}
