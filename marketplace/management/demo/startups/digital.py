"""Startups of language, data and care."""

from marketplace.management.demo.people import address
from marketplace.management.demo.prose import paragraphs
from marketplace.management.demo.schema import Certificate, Member, Reference, Solution, Vendor

GOOSH = Vendor(
    code="gooshbezang",
    legal_id="14024608398",
    name_fa="گوش‌به‌زنگ",
    name_en="Gooshbezang",
    founded=1398,
    size="small",
    city_fa="تهران",
    city_en="Tehran",
    website="https://gooshbezang.example",
    tagline_fa="تلفنی که فارسی را با لهجه می‌فهمد.",
    about_fa=paragraphs("""
        گفتارشناس ما با ۴٬۰۰۰ ساعت تلفن واقعی آموخته: ترک، لر، گیلک و تهرانیِ عجول. هنگامی که نمی‌فهمد می‌گوید
        نفهمیدم و به آدم وصل می‌کند.

        داده در سرور مشتری می‌ماند.
    """),
    about_en=(
        "Speech recognition trained on four thousand hours of real calls and accents; when it does not understand, "
        "it says so."
    ),
    fields=("permits", "community", "data"),
    capabilities=("speech", "chatbots", "nlp-persian", "workflow-automation"),
    districts=(4, 5),
    solutions=(
        Solution(
            title_fa="پاسخ‌گو",
            title_en="Pasokhgoo",
            problem_fa="صف برای یک پرسش.",
            summary_fa="پاسخ تلفنی و نوشتاری که فقط از دادهٔ پرونده می‌گوید.",
            summary_en="Phone and text answers that only say what the file says.",
            trl=8,
            references=(Reference("تأمین اجتماعی، شعبهٔ کرج", 1404, "۴۶ درصد مراجعه کمتر"),),
        ),
    ),
    members=(
        Member(address("gooshbezang"), "مهرناز شنوا", "Mehrnaz Shenava"),
        Member(address("gooshbezang.it"), "کیان خط‌نویس", "Kian Khatnevis", "admin"),
    ),
    certificate=Certificate("technological", "ف-۱۴۰۴-۰۳۰۶", -250, 480),
)

VAJEH = Vendor(
    code="vajehkav",
    legal_id="14005982350",
    name_fa="واژه‌کاو",
    name_en="Vajehkav",
    founded=1400,
    size="micro",
    city_fa="تهران",
    city_en="Tehran",
    website="https://vajehkav.example",
    tagline_fa="متن فارسی، بی نام آدم‌ها.",
    about_fa=paragraphs("""
        زبان‌شناس رایانه‌ای هستیم. ابزار بی‌نام‌سازی ما را دو بیمارستان و یک روزنامه به کار می‌برند و خطایش را
        خودمان با جایزه به چالش می‌کشیم.

        هر کس نامی در خروجی ما بیابد، پاداش می‌گیرد.
    """),
    about_en="Computational linguists; anyone who finds a name in our output gets a reward.",
    fields=("data", "permits"),
    capabilities=("nlp-persian", "anonymisation", "chatbots", "machine-learning", "open-data"),
    districts=(),
    solutions=(
        Solution(
            title_fa="نام‌زدا",
            title_en="Namzoda",
            problem_fa="متنی که نمی‌توان منتشر کرد.",
            summary_fa="شناخت نام، نشانی و بیماری در فارسی محاوره.",
            summary_en="Names, addresses and illnesses found in colloquial Persian.",
            trl=7,
            references=(Reference("بیمارستان شریعتی", 1404, "۳ نشت در ۴۰ هزار یادداشت"),),
        ),
    ),
    members=(Member(address("vajehkav"), "نیلوفر واژگان", "Niloufar Vajegan"),),
    certificate=Certificate("emerging", "نپ-۱۴۰۴-۰۰۳۱", -330, 400),
)

PARTO = Vendor(
    code="partodata",
    legal_id="14000008657",
    name_fa="پرتو داده",
    name_en="Parto Data",
    founded=1396,
    size="small",
    city_fa="تهران",
    city_en="Tehran",
    website="https://partodata.example",
    tagline_fa="پیش‌بینی از داده‌ای که هم‌اکنون دارید.",
    about_fa=paragraphs("""
        پیش از خرید حسگر، به انبار دادهٔ شما سر می‌زنیم. بارها پاسخ همان‌جا بوده است.

        هجده نفریم؛ در بانک و خرده‌فروشی ریشه داریم و دو سال است به شهر آمده‌ایم.
    """),
    about_en="Before you buy a sensor we look into your data warehouse; often the answer was there.",
    fields=("data", "parking", "economy"),
    capabilities=(
        "machine-learning",
        "time-series",
        "data-engineering",
        "dashboards",
        "anomaly-detection",
        "predictive-maintenance",
    ),
    districts=(6, 7),
    solutions=(
        Solution(
            title_fa="فردا",
            title_en="Farda",
            problem_fa="تصمیم با میانگین.",
            summary_fa="سری زمانی با دامنهٔ اطمینان و دلیل هر پیش‌بینی.",
            summary_en="Forecasts with ranges and reasons.",
            trl=7,
            references=(Reference("فروشگاه‌های روزبازار", 1403, "دورریز ۱۱ درصد کمتر"),),
        ),
    ),
    members=(
        Member(address("partodata"), "سینا پرتوی", "Sina Partovi"),
        Member(address("partodata.pm"), "هستی بامداد", "Hasti Bamdad", "member"),
    ),
    certificate=Certificate("innovative", "ن-۱۴۰۲-۲۲۱۰", -560, 170),
)

NEGIN = Vendor(
    code="negin",
    legal_id="14012458123",
    name_fa="سامانهٔ نگین",
    name_en="Negin Systems",
    founded=1389,
    size="medium",
    city_fa="تهران",
    city_en="Tehran",
    website="https://negin.example",
    tagline_fa="سامانهٔ اداری برای همه‌جا.",
    about_fa=paragraphs("""
        پیشینهٔ ما سامانه‌های اداری و بایگانی است و در ده استانداری کار کرده‌ایم.

        در دو سال گذشته به اینترنت اشیا هم روی آورده‌ایم.
    """),
    about_en="Office systems in ten provinces, and lately the internet of things.",
    fields=("permits", "data", "parking"),
    capabilities=("web-platforms", "workflow-automation", "gis", "iot-platform"),
    districts=(5, 6),
    solutions=(
        Solution(
            title_fa="نگین‌کار",
            problem_fa="کاغذبازی.",
            summary_fa="گردش کار و بایگانی با گزارش‌ساز.",
            trl=9,
            references=(Reference("استانداری قم", 1400, "بایگانی دیجیتال"),),
        ),
    ),
    members=(Member(address("negin"), "عطا نگین‌فر", "Ata Neginfar"),),
    certificate=Certificate("innovative", "ن-۱۴۰۰-۰۱۵۵", -980, -40),
    state="suspended",
    state_reason_fa=(
        "نامهٔ کارفرمایی که برای چالش نشت‌یابی فرستاده شد، به گواهی همان کارفرما ساختگی است. شرکت تا شش ماه "
        "نمی‌تواند پیشنهاد بفرستد و حق اعتراض دارد."
    ),
)

NEGAHBAN = Vendor(
    code="negahban",
    legal_id="14005017318",
    name_fa="نگهبان سالم",
    name_en="Negahban Salem",
    founded=1403,
    size="micro",
    city_fa="تهران",
    city_en="Tehran",
    website="https://negahban.example",
    tagline_fa="احوال‌پرسی هر صبح.",
    about_fa=paragraphs("""
        پرستار، مهندس گفتار و نوه‌ای که از دور نگران مادربزرگ بود. هر صبح به نود سالمند زنگ می‌زنیم و با صدای آشنا
        حرف می‌زنیم.

        هنوز شرکت کوچکی هستیم و پروندهٔ دانش‌بنیانی‌مان در راه است.
    """),
    about_en="A nurse, a speech engineer and a grandchild; every morning we call ninety older people.",
    fields=("community", "health"),
    capabilities=("elder-care", "speech", "service-design"),
    districts=(8, 13),
    solutions=(
        Solution(
            title_fa="صبح‌به‌خیر",
            problem_fa="سالمندی که تنها می‌افتد.",
            summary_fa="تماس روزانه و خبر به همسایهٔ برگزیده.",
            trl=5,
        ),
    ),
    members=(Member(address("negahban"), "گلنوش پرستار", "Golnoush Parastar"),),
    state="pending",
)
