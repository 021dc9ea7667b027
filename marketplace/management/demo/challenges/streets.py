"""Streets and kerbs: bus lanes, signals, loading and parking."""

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
    SAFETY,
    UPKEEP,
    price,
)

BUS_LANE = Challenge(
    code="bus-lane-watch",
    department="bus",
    state="open",
    timeline=timeline(-18, 12),
    title_fa="دیدن ورود خودرو به خط ویژه از روی خود اتوبوس",
    summary_fa=(
        "در خط ویژهٔ ولیعصر هر اتوبوس روزی ده‌ها بار پشت خودروی متخلف می‌ماند. می‌خواهیم خود اتوبوس آن را ثبت کند."
    ),
    need_fa=html("""
        دوربین‌های ثابت میان راه‌آهن و تجریش فقط یازده نقطه را می‌بینند و راننده‌ها جای آن‌ها را می‌دانند. اتوبوس
        اما همه‌جا هست و درست همان لحظه‌ای که راهش بسته می‌شود، حاضر است.

        آنچه لازم داریم تصویر پذیرفتنی برای پلیس است: پلاک خوانا، زمان، جای دقیق و قاب‌هایی که نشان دهد خودرو فقط
        برای پیچیدن وارد خط نشده است.

        اتوبوس‌ها لرزش دارند، شیشه‌شان همیشه تمیز نیست و برق آن‌ها نوسان دارد.
    """),
    outcomes_fa=(
        "پلاک خوانا در ۸۵ درصد ورودهای واقعی",
        "کمتر از ۲ درصد ثبت نادرست پیش از بازبینی انسانی",
        "کاهش ۲۰ درصدی زمان سفر خط ۱۰ در پایان پایلوت",
    ),
    data_fa="رد GPS سه‌ماههٔ خط ۱۰، نقشهٔ دقیق خط ویژه و نمونهٔ ۳۰۰ تخلف ثبت‌شده.",
    site_fa="هشت اتوبوس آکاردئونی خط ۱۰ و تعمیرگاه توقفگاه دوم.",
    title_en="Seeing cars in the bus lane from the bus itself",
    summary_en=(
        "On Valiasr Street every bus waits dozens of times a day behind a car in its lane. The bus itself should "
        "record it."
    ),
    need_en=html("""
        Fixed cameras see eleven points only. The bus is everywhere, and present at the very moment its way is
        blocked. Pictures must stand before the police: a readable plate, the time, the exact place, and frames
        that show the car was not merely turning.
    """),
    trl_min=6,
    budget_rial=34 * BILLION_TOMAN // 10,
    procurement="medium",
    ip="vendor_keeps",
    eligibility=KNOWLEDGE_BASED,
    fields=("public-transport", "mobility"),
    capabilities=("computer-vision", "edge-computing", "gnss-positioning", "anonymisation"),
    districts=(3, 6, 11),
    form=(
        FormQuestion("چگونه ورود واقعی را از گردش مجاز جدا می‌کنید؟", "", 350, 35),
        FormQuestion("پلاک‌خوان شما در شب و باران چه خطایی دارد؟", "شمار نمونه‌ها را بگویید.", 300, 25),
        FormQuestion("تصویر دیگر خودروها و رهگذران چه می‌شود؟", "", 200, 15),
    ),
    criteria=(
        Criterion("accuracy", "درستی ثبت تخلف", "ورود واقعی، پلاک و جای دقیق", 35, "technical", ACCURACY),
        Criterion("privacy", "داده‌ای که نباید بماند", "رهگذر و خودرو بی‌گناه", 15, "technical", PRIVACY),
        Criterion("delivery", "نصب و نگهداری روی ناوگان", "لرزش، برق و شیشهٔ کثیف", 30, "delivery", UPKEEP),
        price(20),
    ),
    questions=(
        Question(
            -11,
            "پلیس راهور تصویر متحرک می‌خواهد یا ثابت؟",
            "سه قاب ثابت با فاصلهٔ یک ثانیه بس است؛ قالب آن در پیوست دو آمده.",
            -8,
        ),
        Question(-7, "می‌شود دوربین را به شیشهٔ بالای راننده چسباند؟", "بله، اگر آینهٔ داخل دیده شود.", -5),
    ),
    documents=(Document("شرح چالش", "pdf"), Document("قالب تصویر پذیرفتنی پلیس", "pdf")),
)

SIGNAL_PEDESTRIAN = Challenge(
    code="signal-pedestrian",
    department="traffic-control",
    state="evaluating",
    timeline=timeline(-70, -22),
    title_fa="چراغ عابری که پیرمرد را وسط خیابان تنها نگذارد",
    summary_fa="زمان سبز عابر برای جوان‌ها حساب شده است. چراغی می‌خواهیم که عابر کند را ببیند و چند ثانیه صبر کند.",
    need_fa=html("""
        در میدان هفت‌حوض و تقاطع سبلان، یک‌سوم عابران بالای شصت سال‌اند. سبز عابر ۱۴ ثانیه است و سالمند با عصا ۲۲
        ثانیه راه دارد؛ نیمهٔ خیابان می‌ماند و موتورها حرکت می‌کنند.

        زمان ثابت بلندتر هم چاره نیست، چون در ساعت‌هایی که کسی نیست صف خودروها تا نظام‌آباد می‌رسد. می‌خواهیم زمان
        سبز فقط هنگام نیاز کش بیاید و با کنترلرهای کنونی کار کند.
    """),
    outcomes_fa=(
        "رسیدن ۹۸ درصد عابران به آن سو پیش از قرمز",
        "افزایش زمان انتظار خودروها کمتر از ۶ درصد",
        "کار در شب، باران و میان جمعیت",
    ),
    data_fa="برنامهٔ زمانی کنترلرها، شمارش یک‌هفته‌ای عابران و گزارش برخوردها.",
    site_fa="چهار تقاطع میدان هفت‌حوض و یک تقاطع خیابان شهید مدنی.",
    trl_min=6,
    budget_rial=22 * BILLION_TOMAN // 10,
    procurement="medium",
    ip="vendor_keeps",
    eligibility=KNOWLEDGE_BASED,
    fields=("mobility", "walking-cycling", "accessibility"),
    capabilities=("traffic-signals", "people-counting", "edge-computing", "traffic-safety"),
    districts=(7, 8),
    form=(
        FormQuestion("عابر کند را چگونه می‌شناسید؟", "جمعیت، چتر و چرخ خرید را در نظر بگیرید.", 350, 35),
        FormQuestion("با کنترلر کنونی چگونه گفت‌وگو می‌کنید و اگر دستگاه شما از کار افتاد چراغ چه می‌کند؟", "", 300, 25),
        FormQuestion("چه چیزی نشان می‌دهد که سالمندان به این چراغ اعتماد می‌کنند؟", "", 200, 15),
    ),
    criteria=(
        Criterion("detection", "شناختن عابر کند", "در شب، باران و شلوغی", 35, "technical", ACCURACY),
        Criterion("safety", "ایمنی هنگام خرابی", "بازگشت به برنامهٔ ثابت", 20, "technical", SAFETY),
        Criterion("fit", "سازگاری با کنترلرها", "بی تعویض تابلو", 15, "delivery", FITS_SYSTEMS),
        Criterion("people", "اثر بر عابر سالمند", "سنجیده در خود محل", 15, "impact", PEOPLE),
        price(15),
    ),
    questions=(
        Question(-58, "کنترلرها از چه گونه‌اند؟", "SCATS، با ورودی آزاد برای آشکارساز عابر.", -55),
        Question(-50, "اجازهٔ کندن پیاده‌رو هست؟", "فقط برای یک پایهٔ کوچک در هر گوشه.", -47),
    ),
    documents=(Document("شرح چالش", "pdf"), Document("برنامهٔ زمانی پنج تقاطع", "xlsx")),
)

CURB_LOADING = Challenge(
    code="curb-loading",
    department="district-12",
    state="open",
    timeline=timeline(-28, 0, hours=5),
    title_fa="نوبت بارانداز برای وانت‌ها و چرخی‌های بازار",
    summary_fa=(
        "در خیابان پانزده خرداد هر صبح سیصد وانت دنبال هشتاد جای بارانداز می‌چرخند. نوبتی می‌خواهیم که باربر و "
        "مغازه‌دار هر دو بپذیرند."
    ),
    need_fa=html("""
        از ساعت هشت تا یازده، وانت‌ها دوبله می‌ایستند تا باربر با چرخ از سرای حاجب‌الدوله یا تیمچهٔ حاجب بیاید.
        کسی نمی‌داند جای خالی کجاست و چه کسی زودتر رسیده؛ کار گاهی به دعوا می‌کشد.

        بسیاری از راننده‌ها گوشی ساده دارند و باربرها سواد کم. راه‌حلی که فقط با برنامهٔ گوشی کار کند، این‌جا
        نمی‌ماند.
    """),
    outcomes_fa=(
        "کاهش ۴۰ درصدی دوبله‌ایستادن در ساعت اوج",
        "انتظار زیر ۱۵ دقیقه برای هر وانت",
        "همکاری دست‌کم ۱۲ سرا و تیمچه",
    ),
    data_fa="شمارش یک‌هفته‌ای وانت‌ها، نقشهٔ باراندازها و ساعت کار سراها.",
    site_fa="خیابان پانزده خرداد از گلوبندک تا پامنار؛ دکه‌ای کنار میدان ارگ.",
    title_en="Turns at the loading bays for the vans of the bazaar",
    summary_en=(
        "Every morning three hundred vans circle for eighty bays in Panzdah-e Khordad Street. We want turns that "
        "porters and shopkeepers both accept."
    ),
    need_en=html("""
        From eight to eleven vans double-park until a porter comes with his cart from a caravanserai. Many drivers
        have simple phones and many porters read little: an answer that lives only in an app will not stay here.
    """),
    trl_min=5,
    budget_rial=8 * BILLION_TOMAN // 10,
    procurement="small",
    ip="city_licence",
    eligibility=ANY_FIRM,
    fields=("parking", "mobility", "economy"),
    capabilities=("urban-logistics", "service-design", "vehicle-detection"),
    districts=(12,),
    pilot_days=60,
    form=(
        FormQuestion("نوبت از دید رانندهٔ بی‌گوشی و باربر کم‌سواد چگونه است؟", "", 350, 40),
        FormQuestion(
            "با صنف و سراها چگونه به توافق می‌رسید؟", "نام کسانی که با آن‌ها گفت‌وگو کرده‌اید امتیاز دارد.", 300, 25
        ),
        FormQuestion("اگر وانتی نوبت را رعایت نکند چه می‌شود؟", "", 200, 15),
    ),
    criteria=(
        Criterion("usable", "کارکردن برای همه", "بی گوشی هوشمند و بی سواد", 35, "impact", PEOPLE),
        Criterion("order", "نوبت منصفانه", "در اوج و در روز بارانی", 25, "technical", EVIDENCE),
        Criterion("delivery", "راه‌اندازی با صنف", "آدم، زمان و گفت‌وگو", 25, "delivery", DELIVERY),
        price(15),
    ),
    questions=(
        Question(-20, "جریمه با چه کسی است؟", "با پلیس راهور؛ شما فقط خبر می‌دهید.", -17),
        Question(-14, "موتورها هم نوبت می‌خواهند؟", "نه، ایست موتور کمتر از سه دقیقه است.", -11),
        Question(-9, "بودجه را می‌توان برای مزد نوبت‌دار خرج کرد؟", "بله، تا یک‌سوم.", -7),
    ),
    documents=(Document("شرح چالش", "pdf"), Document("نقشهٔ باراندازها", "geojson")),
)

PARKING_OCCUPANCY = Challenge(
    code="parking-occupancy",
    department="transport",
    state="evaluating",
    timeline=timeline(-66, -18),
    title_fa="پیداکردن جای پارک حاشیهٔ خیابان بی چرخیدن",
    summary_fa=(
        "در هفت‌تیر و بهجت‌آباد هر راننده به‌طور میانگین یازده دقیقه دنبال جا می‌گردد. جای خالی باید پیش از پیچیدن "
        "در خیابان دیده شود."
    ),
    need_fa=html("""
        حسگر کف خیابان در سال ۱۳۹۶ در خیابان کریم‌خان آزموده شد و با نخستین روکش آسفالت از میان رفت. دوربین روی
        تیر هم با برگ چنارها کور می‌شود.

        پارکبان‌ها هر روز پلاک همهٔ خودروها را ثبت می‌کنند. شاید همین داده با روشی هوشمند بس باشد؛ شاید هم راه
        دیگری بهتر باشد. ما روش را آزاد گذاشته‌ایم.
    """),
    outcomes_fa=(
        "پیش‌بینی درست جای خالی در ۸۰ درصد کوچه‌ها تا ۱۰ دقیقه بعد",
        "نصف‌شدن زمان گشتن",
        "هزینهٔ سالانه زیر ۴۰۰ هزار تومان برای هر جای پارک",
    ),
    data_fa="ثبت پارکبان‌ها در یک سال، بی پلاک؛ نقشهٔ ۴٬۸۰۰ جای پارک.",
    site_fa="خیابان‌های میان کریم‌خان، ولیعصر، مطهری و سهروردی.",
    trl_min=6,
    budget_rial=26 * BILLION_TOMAN // 10,
    procurement="medium",
    ip="vendor_keeps",
    eligibility=KNOWLEDGE_BASED,
    fields=("parking", "mobility", "data"),
    capabilities=("time-series", "vehicle-detection", "machine-learning", "mobile-apps"),
    districts=(6, 7),
    form=(
        FormQuestion("جای خالی را از کجا می‌فهمید؟", "اگر چیزی نصب می‌کنید، با روکش آسفالت چه می‌شود؟", 350, 35),
        FormQuestion("دقت را چگونه سنجیده‌اید؟", "", 300, 25),
        FormQuestion("راننده در حال رانندگی چگونه خبر می‌گیرد؟", "", 200, 15),
    ),
    criteria=(
        Criterion("accuracy", "درستی پیش‌بینی", "در ساعت اوج و روز بارانی", 35, "technical", ACCURACY),
        Criterion("cost", "هزینهٔ هر جای پارک", "نصب و نگهداری سه‌ساله", 20, "delivery", UPKEEP),
        Criterion("privacy", "پلاک و رد راننده", "", 15, "technical", PRIVACY),
        Criterion("driver", "آسودگی راننده", "بی دست‌زدن به گوشی", 15, "impact", PEOPLE),
        price(15),
    ),
    questions=(
        Question(-55, "ثبت پارکبان‌ها چند بار در روز است؟", "هر کوچه شش تا نُه بار، با زمان ثبت.", -52),
        Question(-48, "می‌توان قیمت را هم پویا کرد؟", "در این چالش نه؛ تعرفه با شوراست.", -45),
    ),
    documents=(Document("شرح چالش", "pdf"), Document("نقشهٔ جای پارک", "geojson"), Document("نمونهٔ ثبت یک‌هفته", "csv")),
)
