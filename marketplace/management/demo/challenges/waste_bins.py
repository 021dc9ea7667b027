"""Waste, the street side: bins that overflow and the trucks that empty them."""

from marketplace.management.demo.prose import html
from marketplace.management.demo.schema import (
    Amendment,
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
    ESTABLISHED,
    EVIDENCE,
    KNOWLEDGE_BASED,
    PEOPLE,
    PRIVACY,
    RECORD,
    price,
)

BIN_FILL = Challenge(
    code="bin-fill-level",
    department="waste",
    state="open",
    timeline=timeline(-32, 7),
    title_fa="اندازه‌گیری پرشدگی مخزن‌های پسماند در کوچه‌های کم‌عرض",
    summary_fa=(
        "روشی ارزان و کم‌نگهداری که هر ساعت بگوید کدام مخزن باید خالی شود، برای ۲۸۰ مخزن بافت بازار در منطقهٔ ۱۲."
    ),
    need_fa=html("""
        در کوچه‌های بازار، خودرو جمع‌آوری شبی یک بار می‌رسد. بعضی مخزن‌ها از ظهر پر است و بعضی تا صبح نیمه‌خالی
        می‌ماند. پاکبان‌ها راهی ندارند که پیش از رسیدن بدانند کدام مخزن سرریز کرده است.

        تلاش پیشین با حسگرهای وارداتی به دو دلیل پا نگرفت: باتری در سرمای دی زودتر از سه ماه تمام شد و بدنهٔ فلزی
        مخزن پیام را خفه می‌کرد.

        راهی می‌خواهیم که در همین کوچه‌های دومتری کار کند، دزد را وسوسه نکند و پاکبان بی آموزش آن را بفهمد.
    """),
    outcomes_fa=(
        "پرشدگی هر مخزن با خطای کمتر از ۱۰ درصد، دست‌کم هر ۶۰ دقیقه",
        "کار یک‌سالهٔ باتری، یا روشی که باتری نخواهد",
        "هزینهٔ نگهداری زیر ۲۰۰ هزار تومان برای هر مخزن در سال",
        "کاهش ۳۰ درصدی گزارش سرریز در سامانهٔ ۱۳۷",
    ),
    data_fa="جای مخزن‌ها، سه سال زمان تخلیه، گزارش‌های ۱۳۷ و مسیر خودروها، بی‌نام و با شناسهٔ یکتا.",
    site_fa="۴۰ مخزن در گذر مروی و پامنار برای آزمون؛ برق ۲۲۰ ولت در ۱۱ نقطه؛ همراهی یک ناظر در شب.",
    context_fa=html("""
        سازمان هر شب ۱۴ خودرو کوچک به بافت بازار می‌فرستد. مسیر آن‌ها از سال ۱۳۹۸ عوض نشده است.
    """),
    title_en="Measuring how full waste bins are in narrow alleys",
    summary_en=(
        "A cheap, low-maintenance way to know every hour which of 280 bins in the bazaar must be emptied, in "
        "district 12."
    ),
    need_en=html("""
        In the alleys of the bazaar the collection truck comes once a night. Some bins are full by noon, others
        stay half empty until morning, and crews cannot know which have overflowed before they arrive.

        An earlier attempt with imported sensors failed twice over: batteries died within three months of cold,
        and the steel body of the bins muffled the signal.
    """),
    trl_min=6,
    budget_rial=4 * BILLION_TOMAN,
    procurement="medium",
    ip="vendor_keeps",
    eligibility=ESTABLISHED,
    fields=("waste", "data"),
    capabilities=("ultrasonic-sensing", "lora", "low-power-hardware", "waterproof-housing"),
    districts=(12,),
    form=(
        FormQuestion(
            "راه‌حل شما در یک صفحه چیست؟", "بگویید چه چیزی روی مخزن می‌نشیند و چه چیزی در دست پاکبان است.", 300, 20
        ),
        FormQuestion(
            "چه شاهدی دارید که در سرما و درون بدنهٔ فلزی کار می‌کند؟",
            "جای آزمون، شمار نقطه و بیشترین خطا را بنویسید.",
            400,
            35,
        ),
        FormQuestion(
            "چگونه در ۹۰ روز همهٔ مخزن‌ها را مجهز می‌کنید؟",
            "هفته‌به‌هفته بنویسید چه کسی چه می‌کند. به کار شبانه و کوچه‌هایی که خودرو نمی‌رود بپردازید.",
            600,
            15,
        ),
        FormQuestion("نگهداری پس از پایلوت چگونه است؟", "باتری، خرابی و سرقت را جدا بگویید.", 300, 15),
    ),
    criteria=(
        Criterion(
            "on-site", "کارایی در شرایط محل", "دقت، کار در سرما و در کوچهٔ فلزپوش، با شاهد", 35, "technical", EVIDENCE
        ),
        Criterion("delivery", "برنامهٔ اجرا و نگهداری", "از نصب تا سال دوم، با نام افراد", 25, "delivery", DELIVERY),
        Criterion("record", "آمادگی و سابقه", "TRL و نتیجهٔ کارهای پیشین", 15, "technical", RECORD),
        Criterion("street", "اثر بر محله و پاکبان", "صدا، ظاهر و آسانی کار", 10, "impact", PEOPLE),
        price(15),
    ),
    questions=(
        Question(
            -24,
            "آیا می‌توان حسگر را بیرون مخزن نصب کرد؟",
            "بله، به شرط آن‌که بیش از ۶ سانتی‌متر بیرون نزند و با دست باز نشود.",
            -21,
        ),
        Question(
            -20,
            "قیمت نگهداری سال دوم هم باید در پاکت قیمت بیاید؟",
            "بله، جدا از هزینهٔ پایلوت و با یک رقم برای هر مخزن.",
            -17,
        ),
        Question(
            -15, "شبکهٔ LoRa شهرداری در بازار پوشش دارد؟", "در ۲۹۰ مخزن از ۳۴۰ مخزن؛ نقشهٔ پوشش به مدارک افزوده شد.", -12
        ),
        Question(-2, "اگر مخزنی در دورهٔ پایلوت عوض شود، جابه‌جایی حسگر با کیست؟"),
    ),
    documents=(
        Document("شرح چالش و پیوست‌ها", "pdf"),
        Document("جای مخزن‌ها و زمان تخلیه", "csv"),
        Document("نقشهٔ پوشش LoRa در بازار", "geojson"),
    ),
    amendments=(
        Amendment(
            day=-10,
            material=True,
            note_fa="به خواست شهرداری منطقهٔ ۱۱ شصت مخزن گذرهای امیریه افزوده شد؛ برای همین مهلت هفت روز بیشتر شد.",
            changes={
                "deadline_day": 14,
                "districts": (11, 12),
                "summary_fa": (
                    "روشی ارزان و کم‌نگهداری که هر ساعت بگوید کدام مخزن باید خالی شود، برای ۳۴۰ مخزن بافت بازار در "
                    "منطقه‌های ۱۱ و ۱۲."
                ),
                "summary_en": (
                    "A cheap, low-maintenance way to know every hour which of 340 bins in the bazaar must be "
                    "emptied, in districts 11 and 12."
                ),
            },
        ),
    ),
)

OVERFLOW_CAMERA = Challenge(
    code="overflow-camera",
    department="waste",
    state="open",
    timeline=timeline(-30, 1),
    title_fa="گزارش خودکار سرریز مخزن از روی دوربین خودروهای جمع‌آوری",
    summary_fa="خودروها هر شب از کنار ۶٬۲۰۰ مخزن می‌گذرند. می‌خواهیم سرریز و آسیب مخزن بدون حسگر تازه دیده شود.",
    need_fa=html("""
        روی ۸۵ خودرو جمع‌آوری دوربین جلو نصب است، ولی فیلم آن فقط پس از تصادف نگاه می‌شود. همین تصویرها می‌تواند
        بگوید کدام مخزن پر مانده، در ندارد یا چرخش شکسته است.

        تصویر در شب، زیر نور زرد و گاهی با شیشهٔ گل‌گرفته گرفته می‌شود. پردازش باید در خودرو انجام شود؛ اینترنت
        ناوگان برای فرستادن فیلم بس نیست.

        چهرهٔ رهگذر و پلاک خودرو نباید از خودرو بیرون برود. این شرط، پیش از هر امتیازی است.
    """),
    outcomes_fa=(
        "یافتن ۹ مخزن از هر ۱۰ مخزن سرریز، با کمتر از یک هشدار نادرست در هر شیفت",
        "فهرست مخزن‌های آسیب‌دیده هر صبح پیش از ساعت ۷",
        "پاک‌شدن تصویر خام در خودرو ظرف ۲۴ ساعت",
    ),
    data_fa="۱۱۰ ساعت فیلم شبانهٔ بی‌نام‌شده و جای مخزن‌ها با دقت دو متر.",
    site_fa="شش خودرو توقفگاه راه‌آهن و یک گاراژ برای نصب، هر روز از ساعت ۱۰ تا ۱۶.",
    title_en="Reporting overflowing bins from the cameras of collection trucks",
    summary_en="Trucks pass 6,200 bins every night. We want overflow and damage seen without any new sensor.",
    need_en=html("""
        Eighty-five trucks carry a front camera whose film is watched only after accidents. The same pictures
        could tell which bin was left full, has lost its lid or a wheel.

        Pictures are taken at night under yellow light. Processing must happen in the truck, and no face or number
        plate may leave it.
    """),
    trl_min=5,
    budget_rial=25 * BILLION_TOMAN // 10,
    procurement="medium",
    ip="vendor_keeps",
    eligibility=KNOWLEDGE_BASED,
    fields=("waste", "data"),
    capabilities=("computer-vision", "edge-computing", "anonymisation"),
    districts=(11,),
    form=(
        FormQuestion("الگوریتم شما در تصویر شب چه خطایی دارد؟", "نمونهٔ تصویرهای بد را هم پیوست کنید.", 400, 40),
        FormQuestion("چه چیزی در خودرو نصب می‌شود و چه چیزی از آن بیرون می‌رود؟", "", 300, 25),
        FormQuestion("پس از نصب، راننده چه کار تازه‌ای دارد؟", "بهترین پاسخ «هیچ» است؛ اگر نه، بگویید چرا.", 150, 15),
    ),
    criteria=(
        Criterion("accuracy", "دقت در تصویر شب", "یافتن سرریز و کمیِ هشدار نادرست", 35, "technical", ACCURACY),
        Criterion("privacy", "حریم رهگذران", "آنچه در خودرو می‌ماند و پاک می‌شود", 20, "technical", PRIVACY),
        Criterion("delivery", "نصب بی خواباندن خودرو", "کار در توقفگاه، یدک و نگهداری", 25, "delivery", DELIVERY),
        price(20),
    ),
    questions=(
        Question(
            -22, "می‌توانیم دوربین را عوض کنیم؟", "نه. دوربین و جای آن ثابت است؛ فقط رایانهٔ کوچک کنار آن با شماست.", -19
        ),
        Question(
            -18, "فیلم‌های آموزشی در روز هم هست؟", "نه، جمع‌آوری شبانه است و همهٔ فیلم‌ها میان ساعت ۲۱ تا ۵ گرفته شده.", -16
        ),
    ),
    documents=(Document("شرح چالش", "pdf"), Document("نمونهٔ قاب‌های برچسب‌خورده", "png")),
)

SHOP_ROUTES = Challenge(
    code="shop-recycling-routes",
    department="district-11",
    state="open",
    timeline=timeline(-9, 28),
    title_fa="مسیر پویای جمع‌آوری پسماند خشک از فروشگاه‌ها",
    summary_fa="مسیر خودروها ثابت است، ولی حجم پسماند فروشگاه‌ها هر روز فرق دارد. برنامه‌ریزی روزانهٔ مسیر می‌خواهیم.",
    need_fa=html("""
        در خیابان‌های جمهوری، منیریه و ولیعصر ۲٬۱۰۰ فروشگاه کارتن و پلاستیک تمیز دارند. خودرو سر ساعت ثابت می‌آید؛
        پنجشنبه‌ها جا کم می‌آورد و یکشنبه‌ها نیمه‌خالی برمی‌گردد.

        فروشنده‌ای که دو بار بیهوده منتظر مانده، کارتن را به وانتی گذری می‌دهد. می‌خواهیم هر صبح مسیر آن روز ساخته
        شود و فروشنده بداند خودرو چه ساعتی می‌رسد.
    """),
    outcomes_fa=(
        "کاهش ۲۵ درصدی کیلومتر پیموده برای هر تن",
        "رسیدن خودرو در بازهٔ ۳۰ دقیقه‌ای اعلام‌شده، در ۹۰ درصد روزها",
        "دو برابر شدن فروشگاه‌های همکار",
    ),
    data_fa="نشانی فروشگاه‌ها، وزن روزانهٔ هر خودرو در دو سال و رد GPS ناوگان.",
    site_fa="سه خودرو و راننده در خیابان منیریه برای هشت هفته.",
    trl_min=6,
    budget_rial=9 * BILLION_TOMAN // 10,
    procurement="small",
    ip="vendor_keeps",
    eligibility=ANY_FIRM,
    fields=("waste", "mobility", "economy"),
    capabilities=("route-planning", "optimisation", "mobile-apps", "fleet-management"),
    districts=(11,),
    form=(
        FormQuestion(
            "مسیر هر روز از چه داده‌ای ساخته می‌شود؟", "اگر فروشنده باید چیزی اعلام کند، چند ثانیه وقت می‌گیرد؟", 300, 35
        ),
        FormQuestion("اگر خودرو خراب شود یا خیابان بسته باشد چه می‌کنید؟", "", 250, 20),
        FormQuestion("چگونه فروشندهٔ دلسرد را برمی‌گردانید؟", "", 250, 20),
    ),
    criteria=(
        Criterion("savings", "صرفه‌جویی سنجیده", "با دادهٔ پیوست حساب شده باشد", 35, "technical", ACCURACY),
        Criterion("shops", "آسانی برای فروشنده", "کمترین کار، بیشترین خبر", 25, "impact", PEOPLE),
        Criterion("delivery", "راه‌اندازی در سه هفته", "آموزش راننده و پشتیبانی", 20, "delivery", DELIVERY),
        price(20),
    ),
    questions=(
        Question(-4, "راننده‌ها گوشی هوشمند دارند؟", "همهٔ راننده‌های این سه خودرو دارند؛ اینترنت آن‌ها با منطقه است.", -2),
        Question(-1, "آیا کارتن را منطقه می‌فروشد؟"),
    ),
    documents=(Document("شرح چالش", "pdf"), Document("نشانی و وزن دوساله", "xlsx")),
)
