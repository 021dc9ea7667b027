"""Air and noise."""

from marketplace.management.demo.concepts import NIGHT_NOISE_CONCEPT
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
    ESTABLISHED,
    EVIDENCE,
    PEOPLE,
    PRIVACY,
    UPKEEP,
    price,
)

MOTORCYCLE_EMISSIONS = Challenge(
    code="motorcycle-emissions",
    department="air",
    state="open",
    timeline=timeline(-14, 26),
    title_fa="سنجش دود موتورسیکلت‌ها در حال عبور",
    summary_fa=(
        "موتورهای کاربراتوری سهم بزرگی از آلایندهٔ مرکز شهر دارند، ولی در خیابان از موتور سالم شناخته نمی‌شوند. "
        "سنجشی در حال عبور می‌خواهیم."
    ),
    need_fa=html("""
        در ناصرخسرو و سعدی روزی صد هزار موتور می‌گذرد. معاینهٔ فنی اجباری است، اما کمتر از یک‌دهم موتورها آن را
        دارند و مأمور راهی جز نگاه‌کردن به رنگ دود ندارد.

        دستگاه‌های سنجش از دور که برای خودرو ساخته شده‌اند موتور را نمی‌بینند؛ دود آن کم‌حجم است و اگزوز جای ثابتی
        ندارد.

        نتیجه قرار نیست جریمه باشد. می‌خواهیم پیک‌های پرکار را بشناسیم و برای تعویض با موتور برقی پیشنهاد بدهیم.
    """),
    outcomes_fa=(
        "شناختن موتور پرآلاینده با درستی ۸۵ درصد",
        "سنجش دست‌کم ۶۰ موتور در ساعت در یک خط",
        "هزینهٔ هر سنجش زیر هزار تومان",
    ),
    data_fa="شمارش موتورها به تفکیک ساعت و نتیجهٔ ۴٬۰۰۰ معاینهٔ فنی.",
    site_fa="دو محل در خیابان ناصرخسرو و یک محل در میدان امام حسین، با برق.",
    title_en="Measuring the smoke of motorcycles as they pass",
    summary_en=(
        "Carburettor motorcycles cause much of the pollution of the centre, yet nobody can tell a bad one from a "
        "good one on the road."
    ),
    need_en=html("""
        A hundred thousand motorcycles pass Naser Khosrow Street daily; fewer than a tenth have been tested.
        Remote sensors built for cars miss them: the plume is small and the exhaust sits anywhere. The aim is not
        to fine but to find hard-working couriers and offer them an electric one.
    """),
    trl_min=5,
    budget_rial=52 * BILLION_TOMAN // 10,
    procurement="medium",
    ip="shared",
    eligibility=ESTABLISHED,
    fields=("air", "mobility"),
    capabilities=("gas-sensing", "emission-testing", "computer-vision"),
    districts=(6, 12),
    form=(
        FormQuestion("دود موتور را در جریان خودروها چگونه جدا می‌کنید؟", "", 400, 40),
        FormQuestion("آزمون میدانی یا آزمایشگاهی شما چه نشان داده است؟", "", 350, 25),
        FormQuestion("نصب در خیابان تنگ چه جایی می‌گیرد؟", "", 200, 15),
    ),
    criteria=(
        Criterion("accuracy", "درستی سنجش", "در برابر دستگاه مرجع", 40, "technical", ACCURACY),
        Criterion("site", "کار در خیابان تنگ", "باد، باران و دست‌اندازی", 20, "technical", EVIDENCE),
        Criterion("cost", "هزینهٔ هر سنجش", "", 20, "delivery", UPKEEP),
        price(20),
    ),
    questions=(
        Question(-8, "پلاک موتور هم خوانده شود؟", "بله، ولی فقط درهم‌ریخته نگه داشته می‌شود.", -5),
        Question(-3, "آیا می‌توان از دستگاه مرجع شرکت در آزمون مشترک استفاده کرد؟"),
    ),
    documents=(Document("شرح چالش", "pdf"), Document("نتیجهٔ معاینهٔ فنی، بی‌نام", "csv")),
)

LOW_COST_AIR = Challenge(
    code="low-cost-air-network",
    department="air",
    state="evaluating",
    timeline=timeline(-68, -20),
    title_fa="شبکهٔ ارزان سنجش هوا در کنار مدرسه‌ها",
    summary_fa=(
        "۲۳ ایستگاه مرجع میانگین شهر را می‌گوید، نه هوای جلو در مدرسه را. صد حسگر ارزان می‌خواهیم که بشود به "
        "عددشان اعتماد کرد."
    ),
    need_fa=html("""
        روزهای وارونگی، اختلاف هوای دو خیابان کنار هم گاهی به دو برابر می‌رسد. تصمیم تعطیلی اما با میانگین گرفته
        می‌شود و پدر و مادرها به هیچ عددی باور ندارند.

        حسگر ارزان در بازار هست؛ آنچه نیست، روش نگه‌داشتن درستی آن است. رطوبت صبح زمستان عدد ذرات را بالا می‌برد و
        پس از شش ماه هر حسگر برای خود سازی می‌زند.
    """),
    outcomes_fa=(
        "خطای PM2.5 زیر ۲۰ درصد در برابر ایستگاه مرجع، در همهٔ فصل‌ها",
        "کمتر از ۵ درصد قطع داده در ماه",
        "انتشار دادهٔ باز با یک ساعت تأخیر",
    ),
    data_fa="دادهٔ ساعتی ایستگاه‌های مرجع در پنج سال و جای ۳۱۰ مدرسه.",
    site_fa="صد مدرسه در منطقه‌های ۱۶، ۱۸ و ۱۹؛ ایستگاه مرجع شادآباد برای هم‌سنجی.",
    title_en="A cheap air network beside schools that can be believed",
    summary_en=(
        "Twenty-three reference stations tell the city average, not the air at the school gate. We want a hundred "
        "cheap sensors whose numbers hold."
    ),
    need_en=html("""
        On inversion days the air of two neighbouring streets can differ twofold. Cheap sensors exist; what is
        missing is a way to keep them honest through damp winter mornings and six months of drift.
    """),
    trl_min=7,
    budget_rial=8 * BILLION_TOMAN,
    procurement="large",
    ip="city_licence",
    eligibility=ESTABLISHED,
    fields=("air", "health", "data"),
    capabilities=("air-quality-monitoring", "gas-sensing", "iot-platform", "time-series"),
    districts=(16, 18, 19),
    technical_minimum=65,
    form=(
        FormQuestion(
            "چگونه درستی صد حسگر را در یک سال نگه می‌دارید؟", "رطوبت، فرسودگی و هم‌سنجی را جدا بگویید.", 450, 40
        ),
        FormQuestion("نتیجهٔ هم‌سنجی شما با دستگاه مرجع چیست؟", "نمودار پیوست کنید.", 300, 25),
        FormQuestion("برنامهٔ نصب در صد مدرسه؟", "", 300, 20),
    ),
    criteria=(
        Criterion("accuracy", "درستی در همهٔ فصل‌ها", "در برابر مرجع", 40, "technical", ACCURACY),
        Criterion("upkeep", "نگهداری یک‌ساله", "قطع داده و تعویض", 20, "delivery", UPKEEP),
        Criterion("open", "دادهٔ باز و فهمیدنی", "برای پدر و مادرها", 20, "impact", PEOPLE),
        price(20),
    ),
    questions=(
        Question(-58, "هزینهٔ سیم‌کارت در قیمت بیاید؟", "بله، برای دو سال.", -55),
        Question(-50, "مدرسه‌ها وای‌فای می‌دهند؟", "روی آن حساب نکنید؛ برق بله، شبکه نه.", -47),
    ),
    documents=(Document("شرح چالش", "pdf"), Document("دادهٔ ساعتی ایستگاه شادآباد", "csv")),
    amendments=(
        Amendment(
            day=-40,
            material=True,
            note_fa="به خواست شش شرکت، آزمون هم‌سنجی از ۳۰ روز به ۱۴ روز کوتاه شد و مهلت همان ماند.",
            changes={
                "outcomes_fa": (
                    "خطای PM2.5 زیر ۲۰ درصد در برابر ایستگاه مرجع، در ۱۴ روز هم‌سنجی",
                    "کمتر از ۵ درصد قطع داده در ماه",
                    "انتشار دادهٔ باز با یک ساعت تأخیر",
                )
            },
        ),
    ),
)

AIR_TOWERS = Challenge(
    code="air-purifier-towers",
    department="air",
    state="cancelled",
    timeline=timeline(-140, -95),
    title_fa="برج تصفیهٔ هوا در میدان‌های شلوغ",
    summary_fa="درخواست دستگاهی که هوای یک میدان را در روزهای آلوده پاک‌تر کند.",
    need_fa=html("""
        پیشنهاد برج تصفیه بارها به شورا رسیده است. می‌خواستیم یک بار برای همیشه در میدان ولیعصر بیازماییم که چنین
        دستگاهی تا چند متر و به چه قیمتی اثر دارد.

        سنجش باید با چهار دستگاه در چهار فاصله و در روزهای آرام و بادی انجام می‌شد.
    """),
    outcomes_fa=("کاهش ۲۰ درصدی PM2.5 تا شعاع ۵۰ متر", "مصرف برق زیر ۱۰ کیلووات"),
    data_fa="هواشناسی میدان و شمارش تردد.",
    site_fa="میانهٔ میدان ولیعصر، ۳۰ متر مربع با برق سه‌فاز.",
    trl_min=6,
    budget_rial=7 * BILLION_TOMAN,
    procurement="large",
    ip="vendor_keeps",
    eligibility=ESTABLISHED,
    fields=("air", "health"),
    capabilities=("air-quality-monitoring", "air-modelling"),
    districts=(6,),
    form=(
        FormQuestion("چه حجمی از هوا در ساعت پاک می‌شود و این در برابر هوای میدان چند درصد است؟", "", 350, 40),
        FormQuestion("فیلترها چند روز یک بار عوض می‌شود و کجا می‌رود؟", "", 250, 20),
        FormQuestion("صدای دستگاه در شب چقدر است؟", "", 150, 20),
    ),
    criteria=(
        Criterion("effect", "اثر سنجیدنی", "", 45, "technical", ACCURACY),
        Criterion("cost", "برق و فیلتر", "", 20, "delivery", UPKEEP),
        Criterion("people", "صدا و چهرهٔ میدان", "", 15, "impact", PEOPLE),
        price(20),
    ),
    questions=(
        Question(-112, "آیا دستگاه باید در باران هم کار کند؟", "بله، با درجهٔ IP54.", -109),
        Question(-125, "شبیه‌سازی باد میدان دارید؟", "نه؛ همین پرسش سبب بازنگری ما شد.", -118),
    ),
    documents=(Document("شرح چالش", "pdf"),),
    state_reason_fa=(
        "بازبینی علمی نشان داد که حتی دستگاه بی‌نقص کمتر از یک‌دهم درصد هوای میدان را در ساعت عوض می‌کند. پول این "
        "چالش به تعویض موتور پیک‌ها رسید."
    ),
)

NIGHT_NOISE = Challenge(
    code="night-construction-noise",
    department="air",
    state="open",
    timeline=timeline(-16, 44),
    title_fa="شناختن منبع صدای شبانه در محله",
    summary_fa=(
        "نیمی از تماس‌های شبانهٔ ۱۳۷ در سعادت‌آباد و ونک از صداست. دستگاهی می‌خواهیم که بگوید صدا از چیست و از کجاست."
    ),
    need_fa=html("""
        بازرس نیم ساعت پس از تماس می‌رسد و صدا تمام شده است. همسایه می‌گوید جرثقیل بود، سازنده می‌گوید موتور گذری
        بود. صداسنج فقط تراز را می‌گوید و گواهی نمی‌دهد.

        دستگاهی می‌خواهیم که صدای بتن‌ریزی، کولر بزرگ بام، موتور و هیاهوی کافه را از هم جدا کند و جهت آن را نشان
        دهد؛ بی آن‌که گفت‌وگوی مردم ضبط شود.
    """),
    outcomes_fa=(
        "شناختن درست گونهٔ صدا در ۸۵ درصد رخدادها",
        "جهت با خطای کمتر از ۱۵ درجه",
        "هیچ صدای خامی از دستگاه بیرون نرود",
    ),
    data_fa="۴٬۲۰۰ تماس ۱۳۷ با زمان و محل، پروانه‌های ساخت شبانه.",
    site_fa="ده تیر برق در سعادت‌آباد، ونک و میرداماد.",
    trl_min=5,
    budget_rial=16 * BILLION_TOMAN // 10,
    procurement="small",
    ip="vendor_keeps",
    eligibility=ANY_FIRM,
    fields=("noise", "construction"),
    capabilities=("noise-monitoring", "acoustic-sensing", "edge-computing", "machine-learning"),
    districts=(2, 3),
    form=(
        FormQuestion("گونهٔ صدا را با چه داده‌ای آموخته‌اید و در تهران چه خطایی دارد؟", "", 350, 35),
        FormQuestion("از کجا معلوم که گفت‌وگوی مردم ضبط نمی‌شود؟", "", 250, 25),
        FormQuestion("گزارش بازرس چه شکلی دارد؟", "یک نمونه پیوست کنید.", 200, 20),
    ),
    criteria=(
        Criterion("accuracy", "شناخت منبع", "", 35, "technical", ACCURACY),
        Criterion("privacy", "ضبط‌نشدن گفت‌وگو", "", 25, "technical", PRIVACY),
        Criterion("use", "به کار بازرس آمدن", "", 20, "impact", PEOPLE),
        price(20),
    ),
    questions=(
        Question(
            -6,
            "نمونهٔ صدای برچسب‌خورده در اختیار می‌گذارید؟",
            "صدا نه، چون ضبط نشده است؛ زمان و گونهٔ صدا در پیوست آمده.",
            -4,
        ),
        Question(-10, "تیرها برق دائم دارند؟", "از غروب تا صبح؛ برای روز باتری بگذارید.", -7),
    ),
    documents=(Document("شرح چالش", "pdf"), Document("تماس‌های صدا در سه سال", "csv")),
    concept=NIGHT_NOISE_CONCEPT,
)
