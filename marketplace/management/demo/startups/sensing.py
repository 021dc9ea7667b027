"""Startups that measure: bins, pipes, ground, sound and air."""

from marketplace.management.demo.people import address
from marketplace.management.demo.prose import paragraphs
from marketplace.management.demo.schema import Certificate, Member, Reference, Solution, Vendor

PAKSHAHR = Vendor(
    code="pakshahr",
    legal_id="14013832339",
    name_fa="حسگران پاک‌شهر",
    name_en="Pakshahr Sensors",
    founded=1398,
    size="small",
    city_fa="تهران",
    city_en="Tehran",
    website="https://pakshahr.example",
    tagline_fa="حسگرهای کم‌مصرف برای جاهایی که برق و شبکه نیست: مخزن، چاه، کانال و خاک.",
    about_fa=paragraphs("""
        ما چهار هم‌دانشگاهی بودیم که نخستین حسگرمان را در جعبهٔ ناهار یکی‌مان ساختیم و آن را در سطل زبالهٔ خوابگاه
        آزمودیم. امروز هفده نفریم و کارگاهمان در سرآسیاب است.

        هر دستگاه پیش از فروش یک زمستان در سردخانه و یک تابستان بر بام می‌ماند. خطای بدمان را هم به کارفرما
        می‌گوییم.
    """),
    about_en=(
        "Low-power sensors for places without mains or network: bins, pits, channels and soil. Every device spends "
        "a winter in a cold store and a summer on a roof before it is sold."
    ),
    fields=("waste", "water", "green"),
    capabilities=(
        "ultrasonic-sensing",
        "lora",
        "low-power-hardware",
        "waterproof-housing",
        "time-series",
        "soil-moisture",
    ),
    districts=(9, 11, 12, 22),
    solutions=(
        Solution(
            title_fa="چشمه، حسگر پرشدگی فراصوت",
            title_en="Cheshmeh, an ultrasonic fill sensor",
            problem_fa="مخزنی که پیش از رسیدن خودرو سرریز می‌کند.",
            summary_fa=(
                "اندازه‌گیری پرشدگی با باتری دوساله و درپوش ضدضربه؛ آنتن در لبهٔ درپوش است تا بدنهٔ فلزی پیام را خفه نکند."
            ),
            summary_en="Fill level with a two-year battery and an antenna in the rim of the lid.",
            trl=7,
            references=(
                Reference("سازمان مدیریت پسماند، منطقهٔ ۹", 1404, "سرریز ۳۴ درصد کمتر شد"),
                Reference("شهرداری قزوین", 1403, "۱۲۰ نقطه، خطای میانگین ۷ درصد"),
            ),
        ),
        Solution(
            title_fa="نم، رطوبت‌سنج خاک بوستان",
            problem_fa="چمنی که با ساعت آب می‌خورد، نه با تشنگی.",
            summary_fa="رطوبت سه عمق را هر ساعت می‌فرستد و آبیاری را تنظیم می‌کند.",
            trl=8,
            references=(Reference("دو بوستان منطقهٔ ۲۲", 1403, "آب ۲۱ درصد کمتر"),),
        ),
        Solution(
            title_fa="گوش‌ماهی، شنود نشت لوله",
            problem_fa="نشتی که ماه‌ها دیده نمی‌شود.",
            summary_fa="صدای لوله را در شب می‌شنود و جای نشت را با خطای دو متر می‌گوید.",
            trl=5,
            references=(Reference("پارک فناوری پردیس", 1404, "۶ نشت از ۹ نشت یافته شد"),),
        ),
    ),
    members=(
        Member(address("pakshahr"), "نگار رستگار", "Negar Rastegar"),
        Member(address("pakshahr.tech"), "فربد یکتا", "Farbod Yekta", "admin"),
        Member(address("pakshahr.field"), "ساناز بهاری", "Sanaz Bahari", "member"),
    ),
    certificate=Certificate("technological", "ف-۱۴۰۳-۲۲۸۱", -420, 112),
)

PEZHVAK = Vendor(
    code="pezhvak",
    legal_id="14016480609",
    name_fa="پژواک آب پایدار",
    name_en="Pezhvak Water",
    founded=1397,
    size="small",
    city_fa="تهران",
    city_en="Tehran",
    website="https://pezhvak.example",
    tagline_fa="شنود لولهٔ آب در شب برای یافتن نشت.",
    about_fa=paragraphs("""
        پژواک از یک پایان‌نامهٔ آکوستیک در دانشگاه علم‌وصنعت بیرون آمد. بنیان‌گذارش سه سال شب‌ها با میکروفن پزشکی
        روی شیر آب خم شده بود.

        تخصص ما لولهٔ پلاستیکی است؛ همان که صدایش را کسی نمی‌شنود. گودی که خالی دربیاید، هزینه‌اش با خودمان است.
    """),
    about_en=(
        "We listen to water pipes at night, above all to plastic ones that nobody else can hear. If a pit turns "
        "out dry, we pay for it."
    ),
    fields=("water", "green"),
    capabilities=("leak-detection", "acoustic-sensing", "low-power-hardware", "flow-metering"),
    districts=(5, 21, 22),
    solutions=(
        Solution(
            title_fa="شب‌شنو",
            title_en="Shabsheno",
            problem_fa="هدررفت یک‌سوم آب بوستان‌ها.",
            summary_fa="حسگر صوتی روی شیر و کنتور که از ساعت ۱ تا ۴ گوش می‌دهد و صبح نقشهٔ نشت را می‌فرستد.",
            summary_en="Acoustic loggers on valves that listen from one to four and send a leak map in the morning.",
            trl=8,
            references=(
                Reference("سازمان بوستان‌ها، منطقهٔ ۲۲", 1405, "هدررفت از ۳۱ به ۱۲ درصد"),
                Reference("آبفای روستایی ساوه", 1402, "۴۴ نشت در ۲۶ کیلومتر"),
            ),
        ),
        Solution(
            title_fa="کنتور سایه",
            problem_fa="کنتوری که سالی یک بار خوانده می‌شود.",
            summary_fa="خوانش دوربینی کنتور مکانیکی بی تعویض آن.",
            trl=6,
        ),
    ),
    members=(
        Member(address("pezhvak"), "کامیار آبشناس", "Kamyar Abshenas"),
        Member(address("pezhvak.lab"), "غزل مهرآیین", "Ghazal Mehraein", "member"),
    ),
    certificate=Certificate("technological", "ف-۱۴۰۲-۱۱۰۷", -500, 230),
)

HAVABIN = Vendor(
    code="havabin",
    legal_id="14011089087",
    name_fa="هوابین",
    name_en="Havabin",
    founded=1396,
    size="small",
    city_fa="کرج",
    city_en="Karaj",
    website="https://havabin.example",
    tagline_fa="عددی برای هوای کوچهٔ شما که بشود باور کرد.",
    about_fa=paragraphs("""
        هوابین با یک شرط آغاز شد: هیچ حسگری بی یک ماه هم‌نشینی با دستگاه مرجع فروخته نشود. به همین دلیل رشدمان
        آهسته بود و مشتری‌هایمان ماندند.

        اکنون ۳۴۰ حسگر در یازده شهر داریم و هر شب خودشان یکدیگر را هم‌سنجی می‌کنند.
    """),
    about_en=(
        "Air sensors that spend a month beside a reference instrument before they are sold, and calibrate one "
        "another every night. 340 of them in eleven cities."
    ),
    fields=("air", "health", "data"),
    capabilities=("air-quality-monitoring", "gas-sensing", "iot-platform", "time-series", "indoor-air"),
    districts=(10, 16, 18, 19),
    solutions=(
        Solution(
            title_fa="شبکهٔ هوابین",
            title_en="Havabin network",
            problem_fa="میانگین شهر، هوای جلو مدرسه را نمی‌گوید.",
            summary_fa="حسگر ذرات و گاز با گرمکن ورودی، هم‌سنجی شبانهٔ شبکه و دادهٔ باز ساعتی.",
            summary_en="Particle and gas sensors with a heated inlet and nightly network calibration.",
            trl=8,
            references=(
                Reference("ادارهٔ کل محیط‌زیست البرز", 1404, "خطای سالانهٔ ۱۶ درصد"),
                Reference("شهرداری اصفهان", 1403, "۶۰ ایستگاه مدرسه"),
            ),
        ),
        Solution(
            title_fa="هوای کلاس",
            problem_fa="کلاس سی‌نفره با پنجرهٔ بسته.",
            summary_fa="چراغ سه‌رنگ CO₂ که به آموزگار می‌گوید پنجره را باز کند.",
            trl=9,
        ),
    ),
    members=(Member(address("havabin"), "بهار نیک‌اختر", "Bahar Nikakhtar"),),
    certificate=Certificate("technological", "ف-۱۴۰۲-۰۷۷۵", -600, 140),
)

NASIM = Vendor(
    code="nasim",
    legal_id="14023757878",
    name_fa="نسیم‌سنج شرق",
    name_en="Nasim Sanj",
    founded=1400,
    size="micro",
    city_fa="مشهد",
    city_en="Mashhad",
    website="https://nasim.example",
    tagline_fa="حسگر هوای ارزان، ساخت مشهد.",
    about_fa=paragraphs("""
        هفت نفر در پارک علم‌وفناوری خراسان. برد الکترونیک، محفظه و نرم‌افزار را خودمان می‌سازیم و به همین دلیل
        ارزانیم.

        در زمستان مشهد و گردوغبار سرخس آزموده‌ایم؛ رطوبت تهران برایمان تازه است و آن را پنهان نمی‌کنیم.
    """),
    about_en=(
        "Seven people in Khorasan who build board, housing and software themselves, and are cheap for that reason."
    ),
    fields=("air",),
    capabilities=("air-quality-monitoring", "gas-sensing", "low-power-hardware", "nb-iot"),
    districts=(),
    solutions=(
        Solution(
            title_fa="نسیم ۲",
            problem_fa="ایستگاهی که ده میلیارد تومان می‌خواهد.",
            summary_fa="حسگر ذرات خورشیدی با بهای کمتر از یک گوشی.",
            trl=7,
            references=(Reference("شهرداری سرخس", 1404, "۲۲ نقطه، یک سال"),),
        ),
    ),
    members=(Member(address("nasim"), "جواد خراسانی", "Javad Khorasani"),),
    certificate=Certificate("innovative", "ن-۱۴۰۴-۳۳۱۰", -150, 580),
)

DAMPAK = Vendor(
    code="dampak",
    legal_id="14028206734",
    name_fa="دم‌پاک",
    name_en="Dampak",
    founded=1403,
    size="micro",
    city_fa="تهران",
    city_en="Tehran",
    website="https://dampak.example",
    tagline_fa="سنجش دود موتور در سه ثانیه.",
    about_fa=paragraphs("""
        سه نفریم، یکی‌مان ده سال در مرکز معاینهٔ فنی کار کرده است. می‌دانیم راننده چگونه آزمون را دور می‌زند.

        نمونهٔ نخست ما در گاراژی در نظام‌آباد کار می‌کند و هنوز در خیابان آزموده نشده است.
    """),
    about_en=(
        "Three people, one with ten years in vehicle inspection, building a three-second smoke test for motorcycles."
    ),
    fields=("air", "mobility"),
    capabilities=("emission-testing", "gas-sensing"),
    districts=(7,),
    solutions=(
        Solution(
            title_fa="دم‌سنج",
            problem_fa="موتوری که دودش دیده نمی‌شود و سم است.",
            summary_fa="تونل کوچک لیزری که موتور از میان آن می‌گذرد.",
            trl=4,
        ),
    ),
    members=(Member(address("dampak"), "وحید شریعت‌پناه", "Vahid Shariatpanah"),),
    certificate=Certificate("emerging", "نپ-۱۴۰۴-۸۰۲۱", -60, 670, "submitted"),
    state="pending",
)
