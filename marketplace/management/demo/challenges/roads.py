"""Roads, bridges and tunnels."""

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
    FITS_SYSTEMS,
    KNOWLEDGE_BASED,
    PEOPLE,
    RECORD,
    SAFETY,
    UPKEEP,
    price,
)

TUNNEL_AIR = Challenge(
    code="tunnel-ventilation",
    department="civil",
    state="open",
    timeline=timeline(-24, 9),
    title_fa="تهویهٔ تونل‌های توحید و نیایش به اندازهٔ نیاز",
    summary_fa=(
        "جت‌فن‌ها با ساعت روشن می‌شوند، نه با دود. می‌خواهیم هوا پاک‌تر و برق کمتر شود، بی آن‌که چیزی از ایمنی آتش کم شود."
    ),
    need_fa=html("""
        در تونل توحید ۵۸ جت‌فن هست و ماهی نزدیک به ۴۰۰ مگاوات‌ساعت برق می‌برد. حسگرهای CO پس از دو سال کور شده‌اند
        و اپراتور از ترس شکایت، همه را روشن نگه می‌دارد.

        کنترلی می‌خواهیم که ترافیک بیست دقیقهٔ بعد را ببیند و فن را پیش از انباشتن دود روشن کند. هنگام آتش، فرمان
        باید بی‌درنگ به سامانهٔ ایمنی برگردد.
    """),
    outcomes_fa=(
        "کاهش ۳۰ درصدی برق جت‌فن‌ها",
        "CO زیر ۳۵ پی‌پی‌ام در ۹۹ درصد زمان‌ها",
        "بازگشت به حالت آتش در کمتر از ۵ ثانیه",
    ),
    data_fa="یک سال دادهٔ دقیقه‌ای برق، فن، CO و تردد.",
    site_fa="تونل توحید و اتاق کنترل آن؛ آزمون شبانه با هماهنگی.",
    trl_min=6,
    budget_rial=36 * BILLION_TOMAN // 10,
    procurement="medium",
    ip="vendor_keeps",
    eligibility=ESTABLISHED,
    fields=("roads", "energy", "air"),
    capabilities=("tunnel-systems", "industrial-automation", "gas-sensing", "energy-management", "scada-security"),
    districts=(2, 6),
    form=(
        FormQuestion("منطق کنترل شما چیست و هنگام خرابی حسگر چه می‌کند؟", "", 400, 40),
        FormQuestion("اتصال به PLC موجود چگونه است؟", "", 250, 20),
        FormQuestion("صرفه‌جویی را با دادهٔ پیوست حساب کنید.", "", 300, 20),
    ),
    criteria=(
        Criterion("safety", "ایمنی پیش از صرفه‌جویی", "حالت آتش و خرابی", 35, "technical", SAFETY),
        Criterion("saving", "صرفه‌جویی سنجیده", "", 25, "technical", ACCURACY),
        Criterion("fit", "سازگاری با اتاق کنترل", "", 20, "delivery", FITS_SYSTEMS),
        price(20),
    ),
    questions=(
        Question(-11, "آزمون دود سرد در برنامه هست؟", "بله، یک شب پیش از آغاز و یک شب در پایان.", -8),
        Question(-16, "PLC از چه شرکتی است؟", "زیمنس S7-400؛ نقشهٔ نشانی‌ها پس از امضای رازداری داده می‌شود.", -13),
    ),
    documents=(Document("شرح چالش", "pdf"), Document("دادهٔ دقیقه‌ای یک سال", "csv")),
)

POTHOLES = Challenge(
    code="pothole-detection",
    department="civil",
    state="open",
    timeline=timeline(-26, 5),
    title_fa="دیدن چاله پیش از تماس مردم",
    summary_fa=(
        "ماهی ۹ هزار تماس برای چاله می‌رسد. خودروهای خدماتی شهر همه‌جا می‌روند؛ بگذاریم خودشان خرابی آسفالت را بنویسند."
    ),
    need_fa=html("""
        مسیر تماس تا ترمیم یازده روز است و بیشتر آن صرف یافتن جای دقیق می‌شود. «روبه‌روی نانوایی» نشانی خوبی برای
        کامیون آسفالت نیست.

        گوشی روی داشبورد، شتاب‌سنج زیر صندلی یا دوربین روی سقف، هر روشی پذیرفته است، اگر چاله را از درپوش فاضلاب و
        سرعت‌گیر جدا کند و هر جا را یک بار گزارش دهد، نه صد بار.
    """),
    outcomes_fa=(
        "یافتن ۹ چاله از هر ۱۰ چالهٔ عمیق‌تر از ۴ سانتی‌متر",
        "کمتر از ۱۰ درصد گزارش نادرست",
        "گزارش یکتا با خطای جای زیر ۵ متر",
    ),
    data_fa="۲۷ هزار تماس، نقشهٔ درپوش‌ها و سرعت‌گیرها و برنامهٔ روکش.",
    site_fa="۳۰ خودرو خدمات شهری در سراسر شهر.",
    title_en="Seeing the pothole before the phone rings",
    summary_en=(
        "Nine thousand calls a month report potholes. Service cars go everywhere: let them write down the damage "
        "themselves."
    ),
    need_en=html("""
        From call to repair takes eleven days, most of it spent finding the place. A phone on the dashboard, an
        accelerometer or a camera will do, if it tells a pothole from a manhole or a speed hump and reports each
        place once, not a hundred times.
    """),
    trl_min=6,
    budget_rial=18 * BILLION_TOMAN // 10,
    procurement="small",
    ip="vendor_keeps",
    eligibility=ANY_FIRM,
    fields=("roads", "data"),
    capabilities=("pavement-inspection", "computer-vision", "vibration-sensing", "edge-computing", "gis"),
    districts=(),
    form=(
        FormQuestion("چاله را از درپوش و سرعت‌گیر چگونه جدا می‌کنید؟", "", 350, 40),
        FormQuestion("گزارش‌های تکراری چگونه یکی می‌شود؟", "", 200, 20),
        FormQuestion("سفارش تعمیر در کارتابل چه شکلی دارد؟", "", 200, 20),
    ),
    criteria=(
        Criterion("accuracy", "درستی", "بر خیابان‌های تهران", 40, "technical", ACCURACY),
        Criterion("fit", "رسیدن به گروه ترمیم", "", 20, "delivery", FITS_SYSTEMS),
        Criterion("upkeep", "هزینهٔ هر کیلومتر", "", 20, "delivery", UPKEEP),
        price(20),
    ),
    questions=(
        Question(-18, "خودروها هر روز همان مسیر را می‌روند؟", "نزدیک به نیمی بله؛ رد آن‌ها پیوست است.", -15),
        Question(-12, "عمق را هم باید سنجید؟", "دسته‌بندی کم، متوسط و زیاد بس است.", -9),
    ),
    documents=(
        Document("شرح چالش", "pdf"),
        Document("تماس‌های چاله", "csv"),
        Document("درپوش‌ها و سرعت‌گیرها", "geojson"),
    ),
    amendments=(
        Amendment(
            day=-8,
            material=False,
            note_fa="نشانی پیوست دوم اصلاح شد؛ متن و شرط‌ها عوض نشده است.",
            changes={"data_fa": "۲۷ هزار تماس، نقشهٔ درپوش‌ها و سرعت‌گیرها (پیوست دو) و برنامهٔ روکش."},
        ),
    ),
)

BRIDGE_MONITORING = Challenge(
    code="bridge-monitoring",
    department="civil",
    state="awarded",
    timeline=timeline(-250, -200),
    title_fa="شنیدن صدای خستگی در پل طبقاتی صدر",
    summary_fa=(
        "بازرسی چشمی سالی یک بار است و شب‌ها. می‌خواهیم عرشهٔ صدر خودش بگوید کجا تکیه‌گاه یا درز انبساطش درست کار نمی‌کند."
    ),
    need_fa=html("""
        عرشهٔ صدر یازده کیلومتر است و روزی دویست هزار خودرو از آن می‌گذرد. دو درز انبساط در سال ۱۴۰۳ بی‌هشدار صدا
        کرد و یک خط سه شب بسته شد.

        نصب حسگر بر همهٔ دهانه‌ها نه ممکن است و نه لازم. روشی می‌خواهیم که با کمترین حسگر، دهانهٔ بیمار را از
        دهانهٔ سالم جدا کند و گرمای تابستان را با آسیب اشتباه نگیرد.
    """),
    outcomes_fa=("پوشش ۴۰ دهانه", "هشدار برای تکیه‌گاه قفل‌شده پیش از بازرسی", "کمتر از یک هشدار نادرست در ماه"),
    data_fa="نقشهٔ چون‌ساخت، گزارش بازرسی‌ها و شمارش تردد.",
    site_fa="چهل دهانه میان کامرانیه و مدرس؛ دسترسی از زیر عرشه، شب‌ها.",
    title_en="Hearing fatigue in the Sadr double-deck bridge",
    summary_en=(
        "Inspectors look once a year, by night. We want the deck itself to say where a bearing or a joint no "
        "longer works."
    ),
    need_en=html("""
        The deck is eleven kilometres long and carries two hundred thousand cars a day. Two joints failed without
        warning. With as few sensors as possible, tell the ill span from the sound one, and do not mistake summer
        heat for damage.
    """),
    trl_min=6,
    budget_rial=48 * BILLION_TOMAN // 10,
    procurement="medium",
    ip="shared",
    eligibility=ESTABLISHED,
    fields=("roads", "earthquake"),
    capabilities=("structural-monitoring", "vibration-sensing", "bridge-inspection", "anomaly-detection"),
    districts=(1, 3),
    technical_minimum=65,
    pilot_days=240,
    form=(
        FormQuestion("دهانهٔ بیمار را چگونه می‌شناسید و اثر دما را چگونه جدا می‌کنید؟", "", 450, 40),
        FormQuestion("در کدام پل این کار را کرده‌اید؟", "", 300, 20),
        FormQuestion("برنامهٔ نصب زیر عرشه و ایمنی کار در ارتفاع؟", "", 300, 20),
    ),
    criteria=(
        Criterion("method", "روش شناخت آسیب", "", 40, "technical", EVIDENCE),
        Criterion("record", "سابقه در پل", "", 15, "technical", RECORD),
        Criterion("delivery", "نصب و ایمنی", "", 25, "delivery", SAFETY),
        price(20),
    ),
    questions=(
        Question(-238, "برق زیر عرشه هست؟", "در هر چهار دهانه یک نقطه.", -235),
        Question(-230, "نقشهٔ محاسباتی هم داده می‌شود؟", "برای سه دهانهٔ نمونه بله.", -226),
    ),
    documents=(Document("شرح چالش", "pdf"), Document("گزارش بازرسی ۱۴۰۳", "pdf")),
)

COLD_ASPHALT = Challenge(
    code="cold-asphalt",
    department="civil",
    state="unsuccessful",
    timeline=timeline(-170, -130),
    title_fa="وصلهٔ آسفالت سرد که یک زمستان بماند",
    summary_fa="کارخانهٔ آسفالت در دی تعطیل است و وصله‌های سرد کنونی با نخستین یخ‌بندان کنده می‌شود.",
    need_fa=html("""
        در سربالایی‌های ولنجک و ازگل، نمک و یخ هر وصله‌ای را تا بهمن از جا درمی‌آورد. گروه ترمیم همان چاله را سه
        بار پر می‌کند.

        ماده‌ای می‌خواستیم که با بیل و کوبهٔ دستی در هوای منهای پنج درجه کار شود، ده دقیقه بعد زیر چرخ برود و تا
        بهار بماند.
    """),
    outcomes_fa=("ماندن ۹۰ درصد وصله‌ها پس از ۱۲۰ روز", "کار در منهای ۵ درجه", "قیمت زیر دو برابر وصلهٔ کنونی"),
    data_fa="جای ۶۰۰ وصلهٔ زمستان پیش و دوام هر یک.",
    site_fa="چهل چاله در ولنجک و ازگل.",
    trl_min=6,
    budget_rial=9 * BILLION_TOMAN // 10,
    procurement="small",
    ip="vendor_keeps",
    eligibility=KNOWLEDGE_BASED,
    fields=("roads",),
    capabilities=("road-materials",),
    districts=(1,),
    pilot_days=120,
    form=(
        FormQuestion("ترکیب و روش کار شما چیست؟", "", 300, 35),
        FormQuestion("دوام را در یخ و نمک چگونه آزموده‌اید؟", "", 300, 30),
        FormQuestion("انبار و حمل ماده چه شرطی دارد؟", "", 150, 15),
    ),
    criteria=(
        Criterion("durability", "دوام در یخ و نمک", "", 45, "technical", EVIDENCE),
        Criterion("ease", "کار در سرما", "با ابزار گروه ترمیم", 20, "impact", PEOPLE),
        Criterion("supply", "تأمین و انبار", "", 15, "delivery", UPKEEP),
        price(20),
    ),
    questions=(
        Question(-149, "نمونهٔ ماده را کجا بیاوریم؟", "آزمایشگاه راه در خاوران؛ ده کیلو بس است.", -146),
        Question(-158, "می‌توان پیش از وصله چاله را با مشعل خشک کرد؟", "بله.", -155),
    ),
    documents=(Document("شرح چالش", "pdf"), Document("دوام وصله‌ها", "xlsx")),
    state_reason_fa=(
        "هر دو پیشنهاد زیر کمینهٔ فنی ۶۰ ماند: یکی آزمون یخ‌بندان نداشت و دیگری فقط در شیراز به کار رفته بود. "
        "آزمایشگاه راه شهرداری برای آزمون یخ و نمک در اختیار شرکت‌ها گذاشته شد."
    ),
)
