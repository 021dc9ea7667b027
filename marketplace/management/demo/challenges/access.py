"""A city for those who see less, walk slower or live alone."""

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
    PEOPLE,
    UPKEEP,
    price,
)

METRO_BLIND = Challenge(
    code="metro-wayfinding-blind",
    department="metro",
    state="open",
    timeline=timeline(-21, 16),
    title_fa="راه‌یافتن نابینایان در ایستگاه‌های تقاطعی مترو",
    summary_fa=(
        "از سکوی خط ۱ تا سکوی خط ۴ در دروازه دولت نُه پیچ و چهار پله هست. می‌خواهیم نابینا آن را بی کمک غریبه بپیماید."
    ),
    need_fa=html("""
        نوارهای برجسته در جاهایی زیر دکه‌ها رفته و در سالن‌های بزرگ پایان می‌یابد. نابینایان می‌گویند بدترین لحظه،
        پیاده‌شدن از قطار در سکوی ناآشناست؛ نمی‌دانند پله سمت چپ است یا راست.

        راه‌حل می‌تواند صدا، گوشی، عصای هوشمند یا نوار بهتر باشد، ولی باید بی اینترنت کار کند، دستی را اشغال نکند
        و بلندگوی ایستگاه را شلوغ‌تر نکند.

        ده نابینا از انجمن، هم‌اکنون برای آزمون نام نوشته‌اند و دستمزدشان با ماست.
    """),
    outcomes_fa=(
        "پیمودن مسیر تقاطع در کمتر از دو برابر زمان بینا، بی کمک",
        "رضایت ۸ از ۱۰ نابینای آزمون‌گر",
        "نگهداری ماهانه زیر یک روز کار برای هر ایستگاه",
    ),
    data_fa="نقشهٔ سه‌بعدی چهار ایستگاه، جای پله و آسانسور و ساعت‌های شلوغی.",
    site_fa="ایستگاه‌های دروازه دولت، هفت‌تیر، شهید بهشتی و تئاتر شهر.",
    title_en="Helping blind passengers through interchange stations",
    summary_en=(
        "From line 1 to line 4 at Darvazeh Dowlat there are nine turns and four stairs. A blind passenger should "
        "walk them without a stranger's help."
    ),
    need_en=html("""
        Tactile strips run under kiosks and end in the large halls. The worst moment, blind passengers say, is
        stepping out on an unknown platform. Sound, phone, cane or better strips: it must work offline, leave a
        hand free and not add to the loudspeakers. Ten members of the association have signed up as paid testers.
    """),
    trl_min=5,
    budget_rial=24 * BILLION_TOMAN // 10,
    procurement="medium",
    ip="open_source",
    eligibility=ANY_FIRM,
    fields=("accessibility", "public-transport"),
    capabilities=("indoor-positioning", "assistive-tech", "wayfinding", "accessibility-audit", "speech"),
    districts=(6, 7),
    form=(
        FormQuestion("مسافر نابینا از پیاده‌شدن تا سکوی دوم چه می‌شنود یا لمس می‌کند؟", "", 400, 35),
        FormQuestion("با چند نابینا آزموده‌اید و چه چیزی را پس از آن عوض کردید؟", "", 300, 25),
        FormQuestion("در ساعت هفت عصر، میان جمعیت، چه می‌شود؟", "", 250, 15),
    ),
    criteria=(
        Criterion("people", "آزموده با نابینایان", "", 35, "impact", PEOPLE),
        Criterion("works", "کارکرد در شلوغی و بی اینترنت", "", 25, "technical", EVIDENCE),
        Criterion("upkeep", "نگهداری", "", 20, "delivery", UPKEEP),
        price(20),
    ),
    questions=(
        Question(-13, "بیکن بلوتوث می‌توان نصب کرد؟", "بله، باتری‌دار و بی سیم‌کشی.", -10),
        Question(-9, "نابینا باید برنامه‌ای نصب کند؟", "می‌تواند، ولی راهی برای گوشی ساده هم لازم است.", -6),
    ),
    documents=(Document("شرح چالش", "pdf"), Document("نقشهٔ چهار ایستگاه", "pdf")),
)

RAMP_AUDIT = Challenge(
    code="ramp-audit",
    department="district-11",
    state="awarded",
    timeline=timeline(-230, -190),
    title_fa="نقشهٔ پیاده‌روهایی که صندلی چرخ‌دار از آن‌ها می‌گذرد",
    summary_fa=(
        "در منیریه و امیریه کسی نمی‌داند از کدام کوچه می‌توان با صندلی چرخ‌دار تا ایستگاه رفت. نقشه‌ای می‌خواهیم "
        "که با خود چرخ ساخته شود."
    ),
    need_fa=html("""
        بازرسی با چشم می‌گوید «رمپ هست»، نمی‌گوید شیبش چهارده درصد است و پایین آن جوی باز. نقشهٔ راه باید شیب،
        پهنا، پله و مانع‌های گذرا مانند موتور پارک‌شده را بداند.

        می‌خواهیم خود کاربران صندلی چرخ‌دار با حسگری ساده بر چرخ داده بسازند و شهرداری بداند کدام ده مانع را زودتر
        بردارد.
    """),
    outcomes_fa=("نقشهٔ ۷۰ کیلومتر پیاده‌رو", "فهرست ده‌تایی رفع مانع با بیشترین سود", "همراهی ۲۵ کاربر صندلی چرخ‌دار"),
    data_fa="نقشهٔ معبرها و ۸۰۰ گزارش مناسب‌سازی.",
    site_fa="محله‌های منیریه، امیریه و راه‌آهن.",
    trl_min=5,
    budget_rial=95 * BILLION_TOMAN // 100,
    procurement="small",
    ip="open_source",
    eligibility=ANY_FIRM,
    fields=("accessibility", "walking-cycling"),
    capabilities=("accessibility-audit", "crowdsourcing", "gis", "vibration-sensing"),
    districts=(11,),
    pilot_days=150,
    form=(
        FormQuestion("چه چیزی بر چرخ نصب می‌شود و چه می‌سنجد؟", "", 300, 35),
        FormQuestion("با چه کسانی کار را آغاز می‌کنید؟", "", 250, 25),
        FormQuestion("ده مانع را چگونه برمی‌گزینید؟", "", 200, 20),
    ),
    criteria=(
        Criterion("people", "کار با خود کاربران", "", 35, "impact", PEOPLE),
        Criterion("accuracy", "درستی نقشه", "", 25, "technical", ACCURACY),
        Criterion("delivery", "برنامه", "", 20, "delivery", DELIVERY),
        price(20),
    ),
    questions=(
        Question(-209, "نقشهٔ پایانی برای همه باز می‌شود؟", "بله، با پروانهٔ آزاد و بی نام کاربران.", -206),
        Question(-218, "دستمزد کاربران در بودجه بیاید؟", "بله، جدا نوشته شود.", -215),
    ),
    documents=(Document("شرح چالش", "pdf"),),
)

ELDER_CALLS = Challenge(
    code="elder-calls",
    department="social",
    state="open",
    timeline=timeline(-2, 44),
    title_fa="احوال‌پرسی از سالمندان تنها، بی آن‌که پاییده شوند",
    summary_fa=(
        "در نیروی هوایی و نارمک بیش از نُه هزار سالمند تنها زندگی می‌کنند. خدمتی می‌خواهیم که اگر حالشان خوب نبود، "
        "همسایه‌ای زود باخبر شود."
    ),
    need_fa=html("""
        زمستان گذشته سه نفر چند روز پس از افتادن پیدا شدند. دوربین و دکمهٔ گردن‌آویز را نمی‌خواهند؛ یکی می‌گفت «من
        زندانی نیستم».

        از خود سالمندان شنیدیم که صبح‌ها منتظر تماس‌اند. تماس خودکار فارسی، نشانهٔ ساده‌ای مانند بازشدن در یخچال،
        یا شبکهٔ همسایه‌ها، هر چه باشد باید رضایت و اختیار خاموش‌کردن با خودشان باشد.
    """),
    outcomes_fa=(
        "باخبرشدن در کمتر از ۱۲ ساعت",
        "ماندن ۸۰ درصد شرکت‌کنندگان تا پایان",
        "کمتر از یک هشدار بیهوده در ماه برای هر نفر",
    ),
    data_fa="شمار سالمندان تنها در هر محله و فهرست سراهای محله.",
    site_fa="سراهای محلهٔ نیروی هوایی و نارمک، با ۱۵۰ داوطلب.",
    trl_min=4,
    budget_rial=14 * BILLION_TOMAN // 10,
    procurement="small",
    ip="vendor_keeps",
    eligibility=ANY_FIRM,
    fields=("community", "health"),
    capabilities=("elder-care", "speech", "service-design", "anonymisation"),
    districts=(8, 13),
    pilot_days=120,
    form=(
        FormQuestion("یک روز عادی و یک روز بد را شرح دهید.", "", 350, 35),
        FormQuestion("رضایت و خاموش‌کردن چگونه است؟", "", 250, 25),
        FormQuestion("همسایه یا سرای محله چه می‌کند؟", "", 250, 20),
    ),
    criteria=(
        Criterion("dignity", "اختیار و احترام", "", 35, "impact", PEOPLE),
        Criterion("works", "باخبرشدن به‌موقع", "", 25, "technical", EVIDENCE),
        Criterion("delivery", "کار با سرای محله", "", 20, "delivery", DELIVERY),
        price(20),
    ),
    questions=(Question(-1, "سالمندانی که گوشی هوشمند ندارند هم هستند؟"),),
    documents=(Document("شرح چالش", "pdf"), Document("گفت‌وگو با ۴۰ سالمند", "pdf")),
)

SPORT_COURTS = Challenge(
    code="sport-courts",
    department="social",
    state="draft",
    timeline=timeline(10, 52),
    title_fa="زمین ورزش محله برای همه، نه فقط برای آشنا",
    summary_fa=(
        "زمین‌های نازی‌آباد و جوادیه را چند گروه ثابت گرفته‌اند. نوبتی منصفانه می‌خواهیم که دختران و بچه‌های کوچک "
        "هم جا داشته باشند."
    ),
    need_fa=html("""
        دفتر نوبت دست سرایدار است و همیشه پر است، با این حال بعدازظهرها زمین خالی می‌ماند. خانواده‌ها به سالن‌های
        پولی می‌روند.

        سامانه‌ای می‌خواهیم که نیامدن را ببیند، نوبت را به نفر بعد بدهد و بی گوشی هوشمند هم کار کند.
    """),
    outcomes_fa=("دو برابر شدن ساعت بازی دختران", "خالی‌ماندن کمتر از ۱۰ درصد نوبت‌ها"),
    data_fa="ساعت کار ۱۸ زمین.",
    site_fa="شش زمین در نازی‌آباد و جوادیه.",
    trl_min=5,
    budget_rial=5 * BILLION_TOMAN // 10,
    procurement="small",
    ip="open_source",
    eligibility=ANY_FIRM,
    fields=("community",),
    capabilities=("sports-tech", "service-design", "mobile-apps"),
    districts=(16,),
    form=(
        FormQuestion("نوبت چگونه داده و پس گرفته می‌شود؟", "", 250, 40),
        FormQuestion("سهم دختران و کودکان چگونه نگه داشته می‌شود؟", "", 200, 25),
        FormQuestion("سرایدار چه می‌کند؟", "", 150, 15),
    ),
    criteria=(
        Criterion("fair", "انصاف", "", 40, "impact", PEOPLE),
        Criterion("works", "کار بی گوشی", "", 20, "technical", EVIDENCE),
        Criterion("delivery", "راه‌اندازی", "", 20, "delivery", DELIVERY),
        price(20),
    ),
)
