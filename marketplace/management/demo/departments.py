"""The parts of the municipality that publish challenges: deputies, organisations and companies, nine districts."""

from marketplace.management.demo.schema import Department, DepartmentKind

DEPUTY: DepartmentKind = "deputy"
ORGANIZATION: DepartmentKind = "organization"
COMPANY: DepartmentKind = "company"
DISTRICT: DepartmentKind = "district"


def _office(kind: DepartmentKind, code: str, parent: str, name_fa: str, name_en: str, about_fa: str) -> Department:
    return Department(kind=kind, code=code, parent=parent, name_fa=name_fa, name_en=name_en, about_fa=about_fa)


def _district(number: int, name_fa: str, about_fa: str) -> Department:
    return Department(
        kind=DISTRICT,
        code=f"district-{number}",
        name_fa=name_fa,
        name_en=f"District {number} Municipality",
        about_fa=about_fa,
        districts=(number,),
    )


DEPARTMENTS: tuple[Department, ...] = (
    _office(
        DEPUTY,
        "transport",
        "",
        "معاونت حمل‌ونقل و ترافیک",
        "Deputy for Transport and Traffic",
        "خیابان، پیاده‌رو، چراغ و پارکینگ شهر و شرکت‌های مترو، اتوبوس و کنترل ترافیک با این معاونت است.",
    ),
    _office(
        DEPUTY,
        "civil",
        "",
        "معاونت فنی و عمرانی",
        "Deputy for Technical and Civil Works",
        "ساخت و نگهداری پل، تونل، کانال آب‌های سطحی و آسفالت معبرهای اصلی.",
    ),
    _office(
        DEPUTY,
        "services",
        "",
        "معاونت خدمات شهری و محیط‌زیست",
        "Deputy for Urban Services and Environment",
        "پاکیزگی شهر، سبزی آن و آنچه شب‌ها پیش از بیدارشدن شهر انجام می‌شود.",
    ),
    _office(
        DEPUTY,
        "planning",
        "",
        "معاونت شهرسازی و معماری",
        "Deputy for Urban Planning and Architecture",
        "طرح‌های شهر، پروانهٔ ساختمان و پاسداری از چهرهٔ خیابان‌ها.",
    ),
    _office(
        DEPUTY,
        "social",
        "",
        "معاونت امور اجتماعی و فرهنگی",
        "Deputy for Social and Cultural Affairs",
        "سرای محله‌ها، فرهنگ‌سراها، سلامت و ورزش محله.",
    ),
    _office(
        DEPUTY,
        "finance",
        "",
        "معاونت مالی و اقتصاد شهری",
        "Deputy for Finance and City Economy",
        "بودجه، درآمد پایدار و املاک شهر.",
    ),
    _office(
        ORGANIZATION,
        "waste",
        "services",
        "سازمان مدیریت پسماند",
        "Waste Management Organization",
        "روزی نزدیک به هفت هزار تن پسماند را از در خانه‌ها تا آرادکوه می‌برد و بازیافت می‌کند.",
    ),
    _office(
        ORGANIZATION,
        "parks",
        "services",
        "سازمان بوستان‌ها و فضای سبز",
        "Parks and Green Space Organization",
        "بوستان‌ها، چنارهای ولیعصر، کمربند سبز و شبکهٔ آبیاری شهر.",
    ),
    _office(
        ORGANIZATION,
        "fire",
        "services",
        "سازمان آتش‌نشانی و خدمات ایمنی",
        "Fire and Safety Services Organization",
        "صد و چند ایستگاه، خط ۱۲۵ و بازرسی ایمنی ساختمان‌ها.",
    ),
    _office(
        ORGANIZATION,
        "crisis",
        "civil",
        "سازمان پیشگیری و مدیریت بحران",
        "Crisis Prevention and Management Organization",
        "آمادگی شهر برای زلزله، سیل و فرونشست و پایگاه‌های محله.",
    ),
    _office(
        ORGANIZATION,
        "ict",
        "finance",
        "سازمان فناوری اطلاعات و ارتباطات",
        "Information and Communication Organization",
        "مرکز داده، شبکهٔ فیبر شهر و سامانه‌های شهروندی.",
    ),
    _office(
        ORGANIZATION,
        "renovation",
        "planning",
        "سازمان نوسازی",
        "Urban Renovation Organization",
        "دفترهای نوسازی محله در بافت فرسوده، از اتابک تا هرندی.",
    ),
    _office(
        ORGANIZATION,
        "beautification",
        "planning",
        "سازمان زیباسازی",
        "Beautification Organization",
        "نور، مبلمان، بناهای یادمانی و دیوارهای شهر.",
    ),
    _office(
        ORGANIZATION,
        "markets",
        "finance",
        "سازمان میدان‌های میوه‌وتره‌بار",
        "Fruit and Vegetable Markets Organization",
        "میدان مرکزی و بازارهای میوه‌وتره‌بار محله‌ها.",
    ),
    _office(
        COMPANY,
        "metro",
        "transport",
        "شرکت بهره‌برداری مترو",
        "Metro Operating Company",
        "هفت خط، بیش از ۱۵۰ ایستگاه و روزی نزدیک به دو میلیون سفر.",
    ),
    _office(
        COMPANY,
        "bus",
        "transport",
        "شرکت واحد اتوبوسرانی",
        "Tehran Bus Company",
        "خط‌های تندرو و اتوبوس‌های محله‌ها، توقفگاه‌ها و کارت بلیت.",
    ),
    _office(
        COMPANY,
        "air",
        "services",
        "شرکت کنترل کیفیت هوا",
        "Air Quality Control Company",
        "ایستگاه‌های سنجش هوا و صدا و پیش‌بینی آلودگی.",
    ),
    _office(
        COMPANY,
        "traffic-control",
        "transport",
        "شرکت کنترل ترافیک",
        "Traffic Control Company",
        "چراغ‌های راهنمایی، دوربین‌ها و اتاق پایش ترافیک.",
    ),
    _district(1, "شهرداری منطقهٔ ۱", "شمیران؛ رودخانه‌های دربند و گلاب‌دره، باغ‌های کهن و شیب‌های تند."),
    _district(2, "شهرداری منطقهٔ ۲", "از طرشت تا دره فرحزاد؛ شهرک غرب، سعادت‌آباد و گیشا."),
    _district(4, "شهرداری منطقهٔ ۴", "پرجمعیت‌ترین منطقهٔ شهر، از مجیدیه تا قنات‌کوثر."),
    _district(6, "شهرداری منطقهٔ ۶", "دل اداری شهر؛ روزها چند برابر شب جمعیت دارد."),
    _district(11, "شهرداری منطقهٔ ۱۱", "منیریه، راه‌آهن و کوچه‌های قدیم امیریه."),
    _district(12, "شهرداری منطقهٔ ۱۲", "بازار، عودلاجان و سنگلج؛ هستهٔ تاریخی تهران."),
    _district(15, "شهرداری منطقهٔ ۱۵", "خاوران، مشیریه و اتابک؛ جوان و پرجمعیت."),
    _district(20, "شهرداری منطقهٔ ۲۰", "شهر ری با چشمه‌علی، بازار و گورستان‌های کهن."),
    _district(22, "شهرداری منطقهٔ ۲۲", "چیتگر و شهرک‌های نوساز غرب تهران."),
)
