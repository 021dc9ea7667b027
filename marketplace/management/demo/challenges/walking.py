"""On foot, by bicycle and by what has no driver."""

from marketplace.management.demo.prose import html
from marketplace.management.demo.schema import (
    Challenge,
    Criterion,
    Document,
    FormQuestion,
    Question,
    timeline,
)
from marketplace.management.demo.terms import (
    ACCURACY,
    ANY_FIRM,
    BILLION_TOMAN,
    DELIVERY,
    EVIDENCE,
    FITS_SYSTEMS,
    KNOWLEDGE_BASED,
    PEOPLE,
    PRIVACY,
    RECORD,
    SAFETY,
    UPKEEP,
    price,
)

SCHOOL_STREET = Challenge(
    code="school-street",
    department="transport",
    state="open",
    timeline=timeline(-7, 33),
    title_fa="کوچهٔ امن مدرسه در ساعت تعطیلی",
    summary_fa=(
        "ساعت دوازده و نیم جلو مدرسه‌های مجیدیه و خاک‌سفید خودروها سه‌ردیفه می‌ایستند. چهل دقیقه خیابان آرام "
        "می‌خواهیم، بی پلیس و بی نرده."
    ),
    need_fa=html("""
        هر ظهر هزار کودک از میان خودروهای دوبله راه باز می‌کنند. پدر و مادرها می‌دانند خطر از خودشان است، ولی کسی
        نخستین کسی نیست که دورتر بایستد.

        بستن خیابان با نرده به دعوای کسبه رسید. دنبال ترکیبی از نشانه، زمان‌بندی، همراهی پیاده و بازی هستیم که
        رفتار را عوض کند و پس از رفتن شما هم بماند.
    """),
    outcomes_fa=(
        "نصف‌شدن خودروهای ایستاده در ۱۰۰ متری در مدرسه",
        "سرعت میانگین زیر ۲۰ کیلومتر در ساعت تعطیلی",
        "پیاده‌آمدن ۱۵ درصد بیشتر دانش‌آموزان",
    ),
    data_fa="شمار دانش‌آموز، نشانی تقریبی خانه‌ها در شبکهٔ ۲۰۰ متری و برداشت سرعت.",
    site_fa="شش دبستان منطقهٔ ۴، هر یک با یک آموزگار همراه.",
    trl_min=4,
    budget_rial=7 * BILLION_TOMAN // 10,
    procurement="small",
    ip="open_source",
    eligibility=ANY_FIRM,
    fields=("walking-cycling", "community", "mobility"),
    capabilities=("child-safety", "behaviour-change", "traffic-safety", "participation"),
    districts=(4,),
    form=(
        FormQuestion("یک ظهر در کوچهٔ مدرسه پس از کار شما چگونه است؟", "", 300, 35),
        FormQuestion("چه کسی پس از پایلوت کار را نگه می‌دارد؟", "", 250, 25),
        FormQuestion("چگونه می‌سنجید، بی آن‌که از کودکان فیلم بگیرید؟", "", 200, 20),
    ),
    criteria=(
        Criterion("behaviour", "تغییر ماندگار رفتار", "شاهد از کار پیشین", 35, "technical", EVIDENCE),
        Criterion("people", "همراهی مدرسه و کسبه", "", 25, "impact", PEOPLE),
        Criterion("delivery", "برنامهٔ یک نیم‌سال", "", 25, "delivery", DELIVERY),
        price(15),
    ),
    questions=(
        Question(-2, "می‌توان کوچه را نیم ساعت بست؟", "نه، دسترسی آتش‌نشانی باید باز بماند.", -1),
        Question(-3, "مدرسه‌ها دخترانه‌اند یا پسرانه؟", "سه دخترانه و سه پسرانه؛ ساعت تعطیلی‌شان ربع ساعت فرق دارد.", -1),
    ),
    documents=(Document("شرح چالش", "pdf"),),
)

BIKE_PARK = Challenge(
    code="bike-park",
    department="district-6",
    state="closed",
    timeline=timeline(-40, -2),
    title_fa="جای دوچرخهٔ امن برای کسانی که با مترو می‌آیند",
    summary_fa=(
        "کنار ایستگاه‌های انقلاب و ولیعصر هر ماه چهل دوچرخه گم می‌شود. جایی می‌خواهیم که آدم با خیال راحت "
        "دوچرخه‌اش را بگذارد و برود."
    ),
    need_fa=html("""
        نظرسنجی از ۶۰۰ دانشجو می‌گوید مانع نخست دوچرخه‌سواری نه شیب است و نه هوا؛ ترس از دزد است. قفل و میله بس
        نیست، اره‌برقی بیست ثانیه کار دارد.

        پیاده‌روهای بلوار کشاورز تنگ است و هر چه می‌سازید باید در جای یک خودرو جا شود و نابینا را به زمین نزند.
    """),
    outcomes_fa=("دزدی صفر در دورهٔ پایلوت", "۲۴ دوچرخه در جای دو خودرو", "گذاشتن و برداشتن در کمتر از ۳۰ ثانیه"),
    data_fa="گزارش دزدی‌ها، شمارش دوچرخه و نقشهٔ پیاده‌روها.",
    site_fa="دو جای پارک خودرو کنار خروجی غربی ایستگاه انقلاب و یکی در بلوار کشاورز.",
    trl_min=5,
    budget_rial=12 * BILLION_TOMAN // 10,
    procurement="small",
    ip="vendor_keeps",
    eligibility=ANY_FIRM,
    fields=("walking-cycling", "parking", "public-transport"),
    capabilities=("bicycle-systems", "street-furniture", "smart-cards"),
    districts=(6,),
    form=(
        FormQuestion("چه چیزی جلو دزد را می‌گیرد؟", "", 300, 35),
        FormQuestion("کسی که نخستین بار می‌آید چه می‌کند؟", "گام‌به‌گام، تا رفتن به سکو.", 250, 25),
        FormQuestion("برق، باران و خرابی شبانه را چگونه پیش‌بینی کرده‌اید؟", "", 250, 20),
    ),
    criteria=(
        Criterion("security", "امنیت دوچرخه", "آزمون با ابزار", 35, "technical", EVIDENCE),
        Criterion("ease", "آسانی کار", "کارت مترو یا گوشی ساده", 20, "impact", PEOPLE),
        Criterion("delivery", "ساخت و نگهداری", "", 25, "delivery", UPKEEP),
        price(20),
    ),
    questions=(
        Question(-20, "دوچرخهٔ برقی هم جا می‌خواهد؟", "خوب است، ولی شارژ شرط نیست.", -17),
        Question(-30, "می‌شود از کارت بلیت استفاده کرد؟", "بله، شناسهٔ خام کارت در اختیار شماست.", -27),
    ),
    documents=(Document("شرح چالش", "pdf"), Document("نقشهٔ سه محل", "pdf")),
)

PEDESTRIAN_COUNT = Challenge(
    code="pedestrian-count",
    department="transport",
    state="awarded",
    timeline=timeline(-430, -385),
    title_fa="شمارش عابران با دوربین‌های موجود",
    summary_fa="پیش از پهن‌کردن پیاده‌روها باید بدانیم چند نفر از آن‌ها می‌گذرند. دوربین هست؛ شمارش نیست.",
    need_fa=html("""
        در خیابان انقلاب و حاشیهٔ پارک لاله ۴۲ دوربین ترافیک نصب است که برای خودرو تنظیم شده. زاویه بد است، شب‌ها
        نور زرد است و درخت‌ها نیمی از پیاده‌رو را می‌پوشانند.

        اگر بتوان از همین تصویر، بی نگهداشتن چهره‌ای، شمار عابران هر ربع ساعت را درآورد، برنامهٔ پیاده‌روها از حدس
        به عدد می‌رسد.
    """),
    outcomes_fa=("دقت ۹۰ درصد در روز و شب", "بی نگهداری هیچ چهره‌ای", "گزارش ربع‌ساعتی برای ۲۰ مقطع"),
    data_fa="جریان زندهٔ ۲۰ دوربین در شبکهٔ داخلی و شمارش دستی ۶۰ ساعت.",
    site_fa="بیست مقطع از میدان انقلاب تا چهارراه ولیعصر.",
    title_en="Counting pedestrians with the cameras we have",
    summary_en="Before widening footpaths we must know how many people use them. The cameras exist, the counts do not.",
    need_en=html("""
        Forty-two traffic cameras look at cars, from bad angles, under yellow light, through trees. If
        quarter-hourly counts can be had from them without keeping a single face, planning moves from guesses to
        numbers.
    """),
    trl_min=6,
    budget_rial=11 * BILLION_TOMAN // 10,
    procurement="small",
    ip="vendor_keeps",
    eligibility=KNOWLEDGE_BASED,
    fields=("walking-cycling", "data"),
    capabilities=("people-counting", "computer-vision", "anonymisation"),
    districts=(6,),
    form=(
        FormQuestion("با زاویهٔ بد و شاخهٔ درخت چه می‌کنید؟", "", 300, 35),
        FormQuestion("دقت شبانه را کجا سنجیده‌اید؟", "", 300, 30),
        FormQuestion("چه تصویری نگه داشته می‌شود؟", "", 150, 15),
    ),
    criteria=(
        Criterion("accuracy", "دقت در روز و شب", "", 40, "technical", ACCURACY),
        Criterion("privacy", "بی‌نامی", "", 20, "technical", PRIVACY),
        Criterion("delivery", "کار در شبکهٔ شهر", "", 20, "delivery", FITS_SYSTEMS),
        price(20),
    ),
    questions=(
        Question(-404, "شمار دوچرخه هم خواسته شده؟", "نه، ولی اگر جدا شود سودمند است.", -401),
        Question(-415, "جریان تصویر از شبکهٔ شهر بیرون می‌آید؟", "نه. پردازش باید در مرکز کنترل انجام شود.", -412),
    ),
    documents=(Document("شرح چالش", "pdf"), Document("نمونهٔ تصویر دوربین‌ها", "png")),
)

AUTONOMOUS_SHUTTLE = Challenge(
    code="lake-shuttle",
    department="district-22",
    state="cancelled",
    timeline=timeline(-58, -6),
    title_fa="خودرو بی‌راننده میان ایستگاه چیتگر و دریاچه",
    summary_fa=(
        "سه کیلومتر میان متروی چیتگر و دریاچه اتوبوس منظم ندارد. خودرو کم‌سرعت بی‌راننده‌ای برای این راه می‌خواستیم."
    ),
    need_fa=html("""
        آخر هفته‌ها ده‌ها هزار نفر به دریاچه می‌آیند و سه کیلومتر پایانی را با خودرو شخصی می‌پیمایند. راه اختصاصی
        کوچکی از کنار بوستان جوانمردان می‌گذرد که چراغ و تقاطع ندارد.

        وسیله‌ای آرام با ۸ تا ۱۲ صندلی، با سرعت تا ۲۰ کیلومتر در ساعت، برای این راه بس بود.
    """),
    outcomes_fa=("جابه‌جایی ۴۰۰ نفر در ساعت اوج", "هیچ برخورد در ۹۰ روز"),
    data_fa="نقشهٔ دقیق مسیر و شمارش آخر هفته‌ها.",
    site_fa="مسیر ۳٫۱ کیلومتری کنار بوستان جوانمردان.",
    trl_min=7,
    budget_rial=14 * BILLION_TOMAN,
    procurement="large",
    ip="vendor_keeps",
    eligibility=("technological",),
    fields=("public-transport", "mobility"),
    capabilities=("electric-drive", "robotics", "lidar"),
    districts=(22,),
    technical_minimum=70,
    form=(
        FormQuestion("خودرو در برابر دوچرخه، کودک و سگ چه می‌کند؟", "", 400, 40),
        FormQuestion("بیمه و مسئولیت با کیست؟", "", 250, 20),
        FormQuestion("شارژ و نگهداری کجا انجام می‌شود؟", "", 200, 20),
    ),
    criteria=(
        Criterion("safety", "ایمنی", "آزمون در مسیر بسته", 40, "technical", SAFETY),
        Criterion("record", "کیلومتر پیموده", "", 20, "technical", RECORD),
        Criterion("delivery", "بهره‌برداری روزانه", "", 25, "delivery", DELIVERY),
        price(15),
    ),
    questions=(
        Question(-33, "مسیر شب‌ها بسته است؟", "بله، از ساعت ۲۳ تا ۶.", -30),
        Question(-45, "راننده‌ای برای احتیاط باید باشد؟", "در ماه نخست بله.", -42),
    ),
    documents=(Document("شرح چالش", "pdf"),),
    state_reason_fa=(
        "برای وسیلهٔ بی‌راننده هنوز بیمهٔ شخص ثالث صادر نمی‌شود و پلیس راهور اجازهٔ تردد نداد. تا روشن‌شدن این دو، "
        "چالش لغو شد؛ کسانی که پیش‌نویس داشتند باخبر شدند و هزینه‌ای بر گردن شرکتی نیست."
    ),
)
