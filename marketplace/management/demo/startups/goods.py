"""Startups of rubble, compost, cold air and fruit."""

from marketplace.management.demo.people import address
from marketplace.management.demo.prose import paragraphs
from marketplace.management.demo.schema import Certificate, Member, Reference, Solution, Vendor

MIZAN = Vendor(
    code="mizanbar",
    legal_id="14017632590",
    name_fa="میزان‌بار",
    name_en="Mizanbar",
    founded=1399,
    size="small",
    city_fa="تهران",
    city_en="Tehran",
    website="https://mizanbar.example",
    tagline_fa="هر بار، یک برگ، یک مقصد.",
    about_fa=paragraphs("""
        از باسکول جاده به نخاله رسیدیم. برگ حمل ما با تصویر بار، وزن و جای تخلیه بسته می‌شود و رانندگان آن را با
        یک انگشت پر می‌کنند.

        اکنون در سه منطقهٔ غرب تهران بی برگ ما کامیونی از گود بیرون نمی‌رود.
    """),
    about_en="From weighbridges to rubble: a waybill closed by picture, weight and place, filled with one finger.",
    fields=("waste", "construction", "roads"),
    capabilities=("construction-waste", "weighing", "fleet-management", "mobile-apps", "digital-identity"),
    districts=(5, 21, 22),
    solutions=(
        Solution(
            title_fa="برگ‌بار",
            title_en="Bargebar",
            problem_fa="برگی که سه بار خرج می‌شود.",
            summary_fa="رمز یک‌بارمصرف میان سازنده، راننده و نگهبان؛ بی اینترنت هم کار می‌کند.",
            summary_en="One-time codes among builder, driver and gatekeeper, offline too.",
            trl=9,
            references=(Reference("سازمان مدیریت پسماند", 1405, "تخلیهٔ غیرمجاز ۵۸ درصد کمتر"),),
        ),
    ),
    members=(
        Member(address("mizanbar"), "علیرضا باسکولی", "Alireza Baskouli"),
        Member(address("mizanbar.app"), "مبینا رهسپار", "Mobina Rahsepar", "admin"),
    ),
    certificate=Certificate("innovative", "ن-۱۴۰۳-۳۰۰۸", -410, 320),
)

BAZGASHT = Vendor(
    code="bazgasht",
    legal_id="14024279338",
    name_fa="بازگشت",
    name_en="Bazgasht",
    founded=1397,
    size="small",
    city_fa="ورامین",
    city_en="Varamin",
    website="https://bazgasht.example",
    tagline_fa="از سکوی میدان تا خاک باغ.",
    about_fa=paragraphs("""
        روزی هجده تن پسماند تر به کود می‌رسانیم. کشاورزان ورامین خریدار همیشگی‌اند و اگر شیشه‌ای در کود ببینند،
        همان روز زنگ می‌زنند.

        در آب‌بندی و حمل هم کار کرده‌ایم، چون ناچار بودیم.
    """),
    about_en=(
        "Eighteen tonnes of wet waste a day become compost for the farmers of Varamin, who call at once when they "
        "find glass."
    ),
    fields=("waste", "markets", "green"),
    capabilities=("composting", "waste-sorting", "odour-control", "leachate-treatment", "packaging"),
    districts=(15, 19, 20),
    solutions=(
        Solution(
            title_fa="سبد دوم",
            title_en="Second basket",
            problem_fa="برگ و کارتن در یک کپه.",
            summary_fa="سبد رنگی پای غرفه، نوار جداسازی و کود سی‌روزه.",
            summary_en="A coloured basket at the stall, a sorting belt, compost in thirty days.",
            trl=8,
            references=(Reference("میدان بار ورامین", 1403, "ناخالصی ۴ درصد"),),
        ),
    ),
    members=(
        Member(address("bazgasht"), "حبیب کشتکار", "Habib Keshtkar"),
        Member(address("bazgasht.soil"), "سحر خاکی", "Sahar Khaki", "member"),
    ),
    certificate=Certificate("innovative", "ن-۱۴۰۳-۰۶۶۶", -385, 345),
)

TAZEH = Vendor(
    code="tazehkhaneh",
    legal_id="14012472773",
    name_fa="تازه‌خانه",
    name_en="Tazehkhaneh",
    founded=1401,
    size="micro",
    city_fa="تهران",
    city_en="Tehran",
    website="https://tazehkhaneh.example",
    tagline_fa="سبزی عصر، مثل سبزی صبح.",
    about_fa=paragraphs("""
        یخچال تبخیری ما با یک سطل آب و پنکه‌ای کوچک هشت درجه خنک‌تر است. طرح را از کوزهٔ آب جنوب گرفتیم.

        با غرفه‌دار می‌ایستیم و دورریز را خودمان وزن می‌کنیم.
    """),
    about_en="An evaporative cabinet, a bucket of water and a fan: eight degrees cooler.",
    fields=("markets", "energy", "waste"),
    capabilities=("cold-chain", "packaging", "pricing-models"),
    districts=(8, 13),
    solutions=(
        Solution(
            title_fa="کوزه‌یخچال",
            title_en="Jar fridge",
            problem_fa="سبزی پلاسیده.",
            summary_fa="کابین تبخیری ۴۰ کیلویی با ۱٫۱ کیلووات‌ساعت برق در روز.",
            summary_en="A 40-kilo evaporative cabinet on 1.1 kWh a day.",
            trl=7,
            references=(Reference("بازار روز لواسان", 1404, "دورریز ۴۸ درصد کمتر"),),
        ),
    ),
    members=(Member(address("tazehkhaneh"), "سمیه ترخون", "Somayeh Tarkhoun"),),
    certificate=Certificate("emerging", "نپ-۱۴۰۴-۰۷۱۵", -160, 570),
)

SIBSANJ = Vendor(
    code="sibsanj",
    legal_id="14019551822",
    name_fa="سیب‌سنج",
    name_en="Sibsanj",
    founded=1402,
    size="micro",
    city_fa="ارومیه",
    city_en="Urmia",
    website="https://sibsanj.example",
    tagline_fa="سم را پای ترازو ببینید.",
    about_fa=paragraphs("""
        نوار کاغذی ما چهار خانواده سم را در هشت دقیقه نشان می‌دهد. در سردخانه‌های ارومیه آزموده‌ایم و برای سبزی
        برگی هنوز کار داریم.

        مدارک شرکت را تازه فرستاده‌ایم و چشم‌به‌راه بررسی هستیم.
    """),
    about_en="A paper strip that shows four families of pesticide in eight minutes.",
    fields=("markets", "health"),
    capabilities=("food-quality", "supply-chain"),
    districts=(16,),
    solutions=(
        Solution(
            title_fa="نوار سیب",
            problem_fa="میوه‌ای که چهار روز چشم‌به‌راه آزمایش است.",
            summary_fa="نوار آنزیمی با خوانش گوشی.",
            trl=6,
            references=(Reference("سردخانهٔ نازلو", 1404, "۳۱۰ نمونه"),),
        ),
    ),
    members=(Member(address("sibsanj"), "شورش باغدار", "Shoresh Baghdar"),),
    certificate=Certificate("emerging", "نپ-۱۴۰۵-۰۱۰۲", -30, 700, "submitted"),
    state="pending",
)
