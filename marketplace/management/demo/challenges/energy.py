"""Energy: shade, charging, ventilation and a roof that could work."""

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
    ESTABLISHED,
    EVIDENCE,
    FITS_SYSTEMS,
    KNOWLEDGE_BASED,
    PEOPLE,
    SAFETY,
    UPKEEP,
    price,
)

SHADE_STOPS = Challenge(
    code="shade-at-stops",
    department="bus",
    state="open",
    timeline=timeline(-5, 30),
    title_fa="سایه و خنکی در ایستگاه‌های اتوبوس جنوب‌غرب",
    summary_fa=(
        "در مرداد، نیمکت ایستگاه سرآسیاب به ۵۸ درجه می‌رسد. ایستگاهی می‌خواهیم که بی کولر گازی چند درجه خنک‌تر باشد."
    ),
    need_fa=html("""
        ایستگاه‌های فلزی و پلاستیکی که برای باران ساخته شده‌اند، تابستان تنور می‌شوند. سالمندان به سایهٔ دیوار
        روبه‌رو پناه می‌برند و اتوبوس را از دست می‌دهند.

        مه‌پاش در آب‌وهوای خشک تهران خوب کار می‌کند، اما آب لوله‌کشی گران است و سردوشی‌ها با سختی آب یک‌ماهه
        می‌گیرد. رنگ، پوشش، گیاه، جریان هوا یا ترکیب آن‌ها را می‌پذیریم.
    """),
    outcomes_fa=(
        "کاهش ۶ درجه‌ای دمای احساسی در ساعت ۱۵",
        "مصرف آب زیر ۴۰ لیتر در روز",
        "هزینهٔ هر ایستگاه زیر ۹۰ میلیون تومان",
    ),
    data_fa="برداشت گرمایی ۱۲۰ ایستگاه و شمار مسافر هر یک.",
    site_fa="هشت ایستگاه در خیابان قزوین، کارون و بزرگراه فتح.",
    trl_min=5,
    budget_rial=11 * BILLION_TOMAN // 10,
    procurement="small",
    ip="city_licence",
    eligibility=ANY_FIRM,
    fields=("energy", "public-transport", "health"),
    capabilities=("urban-heat", "street-furniture", "building-envelope", "green-roofs"),
    districts=(9, 10),
    form=(
        FormQuestion("خنکی از کجا می‌آید؟ با عدد بنویسید.", "", 300, 35),
        FormQuestion("پس از دو تابستان چه بر سر آن می‌آید؟", "گردوغبار، سختی آب و دست‌اندازی.", 250, 25),
        FormQuestion("مسافر چشم‌به‌راه چه می‌بیند؟", "", 150, 20),
    ),
    criteria=(
        Criterion("cooling", "خنکی سنجیده", "", 35, "technical", EVIDENCE),
        Criterion("upkeep", "دوام دو تابستان", "", 25, "delivery", UPKEEP),
        Criterion("riders", "آسایش مسافر", "سالمند، کودک، نابینا", 20, "impact", PEOPLE),
        price(20),
    ),
    questions=(
        Question(-1, "سقف کنونی باید بماند؟"),
        Question(-2, "برق ایستگاه‌ها چقدر است؟", "تک‌فاز ۶ آمپر، فقط شب‌ها.", -1),
    ),
    documents=(Document("شرح چالش", "pdf"), Document("برداشت گرمایی", "geojson")),
)

BUS_CHARGING = Challenge(
    code="bus-depot-charging",
    department="bus",
    state="standstill",
    timeline=timeline(-105, -48, judge=36),
    title_fa="شارژ اتوبوس‌های برقی بی پست برق تازه",
    summary_fa=(
        "۵۰ اتوبوس برقی در توقفگاه شرق می‌خوابند و برق توقفگاه نیمی از آن‌ها را پر می‌کند. با همین انشعاب باید همه "
        "را به صبح رساند."
    ),
    need_fa=html("""
        گرفتن انشعاب تازه از شرکت برق دست‌کم دو سال وقت می‌برد. اتوبوس‌ها از ساعت ۲۲ تا ۱ می‌رسند و نخستین حرکت ۵
        بامداد است. اگر همه با هم شارژ شوند، کلید اصلی می‌پرد؛ این اتفاق در مهر سه بار افتاد.

        برنامه‌ای می‌خواهیم که به برنامهٔ فردای هر اتوبوس، سرمای شب و عمر باتری نگاه کند و شارژرهای دو سازندهٔ
        گوناگون را فرمان دهد. باتری ساکن هم پذیرفته است.
    """),
    outcomes_fa=(
        "آماده‌بودن همهٔ اتوبوس‌های برنامهٔ صبح در ۹۹ درصد روزها",
        "گذر نکردن از توان ۱٫۲ مگاوات",
        "کاهش ۱۵ درصدی هزینهٔ برق",
    ),
    data_fa="یک سال دادهٔ شارژ، برنامهٔ حرکت و تعرفهٔ برق.",
    site_fa="توقفگاه شرق در پیروزی، با ۲۶ شارژر.",
    trl_min=7,
    budget_rial=65 * BILLION_TOMAN // 10,
    procurement="large",
    ip="vendor_keeps",
    eligibility=ESTABLISHED,
    fields=("energy", "public-transport", "air"),
    capabilities=("vehicle-charging", "optimisation", "battery-systems", "power-electronics"),
    districts=(13,),
    technical_minimum=65,
    form=(
        FormQuestion("برنامهٔ شارژ چگونه ساخته می‌شود؟", "", 400, 35),
        FormQuestion("اگر ارتباط با شارژر قطع شود، صبح چه می‌شود؟", "", 300, 25),
        FormQuestion("با دادهٔ پیوست، ماه مهر را بازسازی کنید.", "", 350, 20),
    ),
    criteria=(
        Criterion("ready", "آماده‌بودن صبح", "بازسازی ماه مهر", 35, "technical", ACCURACY),
        Criterion("failsafe", "کار هنگام قطع ارتباط", "", 20, "technical", SAFETY),
        Criterion("fit", "فرمان به شارژرهای گوناگون", "OCPP و واسط سازنده", 25, "delivery", FITS_SYSTEMS),
        price(20),
    ),
    questions=(
        Question(-95, "شارژرها OCPP دارند؟", "هجده شارژر OCPP 1.6؛ هشت شارژر واسط خود سازنده.", -92),
        Question(-90, "تعرفه ساعتی است؟", "بله، سه‌نرخی.", -88),
    ),
    documents=(Document("شرح چالش", "pdf"), Document("دادهٔ شارژ یک سال", "csv")),
)

METRO_FANS = Challenge(
    code="metro-station-energy",
    department="metro",
    state="awarded",
    timeline=timeline(-460, -410),
    title_fa="کاهش برق تهویهٔ ایستگاه‌های مترو بی گرم‌کردن سکو",
    summary_fa=(
        "یک‌سوم برق ایستگاه به هواسازها می‌رود و آن‌ها همیشه تمام‌توان کار می‌کنند. با همان دستگاه‌ها باید کمتر سوخت."
    ),
    need_fa=html("""
        در ایستگاه‌های شهید بهشتی و هفت‌تیر، هواساز ساعت ۵ بامداد روشن و نیمه‌شب خاموش می‌شود. ساعت یازده که سکو
        خلوت است، همان قدر کار می‌کند که ساعت هفت عصر.

        عوض‌کردن دستگاه‌ها در برنامه نیست. با حسگر، درایو دور متغیر و برنامه‌ای که موج مسافر را می‌شناسد می‌توان
        کار را بهتر کرد.
    """),
    outcomes_fa=("کاهش ۲۵ درصدی برق تهویه", "دمای سکو زیر ۲۸ درجه", "CO₂ زیر ۱٬۰۰۰ پی‌پی‌ام"),
    data_fa="برق ساعتی ایستگاه‌ها، دما و شمار مسافر در دو سال.",
    site_fa="ایستگاه‌های شهید بهشتی و هفت‌تیر.",
    title_en="Less power for metro ventilation without a hotter platform",
    summary_en=(
        "A third of a station's power goes to air handlers that always run at full speed. The same machines must "
        "burn less."
    ),
    need_en=html("""
        At Shahid Beheshti and Haft-e Tir the air handlers start at five and stop at midnight, and work as hard on
        an empty platform as at rush hour. Sensors, variable drives and a schedule that knows the wave of
        passengers can do better.
    """),
    trl_min=7,
    budget_rial=31 * BILLION_TOMAN // 10,
    procurement="medium",
    ip="vendor_keeps",
    eligibility=ESTABLISHED,
    fields=("energy", "public-transport"),
    capabilities=("energy-management", "industrial-automation", "heat-pumps", "time-series"),
    districts=(6, 7),
    pilot_days=180,
    form=(
        FormQuestion("با همین هواسازها چگونه صرفه‌جویی می‌کنید؟", "", 350, 40),
        FormQuestion("صرفه‌جویی را چگونه ثابت می‌کنید؟", "", 250, 20),
        FormQuestion("نصب شبانه و بازگشت به حالت پیشین؟", "", 250, 20),
    ),
    criteria=(
        Criterion("saving", "صرفه‌جویی", "با خط پایهٔ روشن", 35, "technical", ACCURACY),
        Criterion("comfort", "آسایش سکو", "", 20, "impact", PEOPLE),
        Criterion("delivery", "نصب و نگهداری", "", 25, "delivery", DELIVERY),
        price(20),
    ),
    questions=(
        Question(-436, "اگر صرفه‌جویی به هدف نرسد پرداخت چه می‌شود؟", "گام سوم به نسبت نتیجه پرداخت می‌شود.", -432),
        Question(-445, "هواسازها درایو دارند؟", "چهار دستگاه از دوازده تا.", -441),
    ),
    documents=(Document("شرح چالش", "pdf"), Document("برق و دمای دو سال", "csv")),
)

ROOFTOP_SOLAR = Challenge(
    code="rooftop-solar",
    department="district-4",
    state="draft",
    timeline=timeline(12, 55),
    title_fa="برق خورشیدی روی بام سالن‌های ورزشی حکیمیه",
    summary_fa=("هفت سالن ورزشی بام‌های بزرگ بی‌سایه دارند. می‌خواهیم برق روزشان را خودشان بسازند و نگهداری‌اش آسان باشد."),
    need_fa=html("""
        بام سالن‌ها شیب‌دار و از ورق است و بار زیادی نمی‌پذیرد. گردوغبار شرق تهران در دو هفته یک‌پنجم توان پنل را
        می‌گیرد و کسی روی بام نمی‌رود.

        راه‌حلی سبک می‌خواهیم که خود را پاک نگه دارد و مدیر سالن از روی یک تابلو ساده بفهمد کار می‌کند یا نه.
    """),
    outcomes_fa=("تأمین ۶۰ درصد برق روز سالن‌ها", "بار افزوده زیر ۱۲ کیلوگرم بر متر مربع"),
    data_fa="قبض دوساله و نقشهٔ بام‌ها.",
    site_fa="سالن شهدای حکیمیه و سالن قنات‌کوثر.",
    trl_min=7,
    budget_rial=4 * BILLION_TOMAN,
    procurement="medium",
    ip="vendor_keeps",
    eligibility=KNOWLEDGE_BASED,
    fields=("energy", "community"),
    capabilities=("solar-power", "energy-management"),
    districts=(4,),
    form=(
        FormQuestion("سازه و پاک‌ماندن پنل را شرح دهید.", "", 300, 40),
        FormQuestion("مدیر سالن چه می‌بیند؟", "", 150, 20),
        FormQuestion("ضمانت و خدمات؟", "", 200, 20),
    ),
    criteria=(
        Criterion("yield", "برق سالانه", "", 35, "technical", EVIDENCE),
        Criterion("upkeep", "نگهداری", "", 30, "delivery", UPKEEP),
        Criterion("people", "آسانی برای سالن", "", 15, "impact", PEOPLE),
        price(20),
    ),
)
