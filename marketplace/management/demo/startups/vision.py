"""Startups that see: streets, plates, houses and drawings."""

from marketplace.management.demo.people import address
from marketplace.management.demo.prose import paragraphs
from marketplace.management.demo.schema import Certificate, Member, Reference, Solution, Vendor

BINESH = Vendor(
    code="binesh",
    legal_id="14023374218",
    name_fa="بینش‌نگار",
    name_en="Bineshnegar",
    founded=1397,
    size="small",
    city_fa="تهران",
    city_en="Tehran",
    website="https://binesh.example",
    tagline_fa="شمارش و تراکم از تصویر، بی چهره.",
    about_fa=paragraphs("""
        کار ما پردازش تصویر در خود دوربین است. تصویر از دستگاه بیرون نمی‌رود و همین، از روز نخست شرط ما با مشتری
        بوده است.

        پایلوت شمارش عابران در خیابان انقلاب به هدف نرسید و گزارشش را خودمان هم منتشر کردیم. سه ماه پس از آن مدل
        شب را از نو ساختیم.
    """),
    about_en=(
        "Counting and density from pictures that never leave the camera. Our pilot on Enqelab Street missed its "
        "target, and we published why."
    ),
    fields=("mobility", "walking-cycling", "data"),
    capabilities=("computer-vision", "people-counting", "edge-computing", "anonymisation", "crowd-management"),
    districts=(1, 6, 7),
    solutions=(
        Solution(
            title_fa="گام‌شمار",
            title_en="Gamshomar",
            problem_fa="پیاده‌رویی که شمارش ندارد.",
            summary_fa="شمارش و جهت عابر در لبه، با خروجی عدد و بی تصویر.",
            summary_en="Pedestrian counts and directions at the edge; numbers out, no pictures.",
            trl=7,
            references=(
                Reference("معاونت حمل‌ونقل تهران", 1405, "روز ۹۱ درصد، شب ۶۱ درصد"),
                Reference("حرم شاه‌عبدالعظیم", 1403, "تراکم ۱۲ دروازه"),
            ),
        ),
        Solution(
            title_fa="تراکم‌بین",
            problem_fa="ازدحامی که دیر فهمیده می‌شود.",
            summary_fa="نقشهٔ تراکم با دوربین حرارتی سقفی.",
            trl=6,
        ),
    ),
    members=(
        Member(address("binesh"), "آرمین بیناپور", "Armin Binapour"),
        Member(address("binesh.ml"), "یلدا فروتن", "Yalda Foroutan", "member"),
    ),
    certificate=Certificate("technological", "ف-۱۴۰۳-۱۳۱۲", -430, 300),
)

DIDBAN = Vendor(
    code="didban",
    legal_id="14016181936",
    name_fa="دیده‌بان راه",
    name_en="Didban-e Rah",
    founded=1391,
    size="medium",
    city_fa="تهران",
    city_en="Tehran",
    website="https://didban.example",
    tagline_fa="چراغ، پارک و تردد؛ ده سال در خیابان‌های ایران.",
    about_fa=paragraphs("""
        بیش از ۲٬۰۰۰ آشکارساز در ۳۱ شهر نصب کرده‌ایم و گروه نگهداری‌مان شبانه‌روزی است. در تهران با کنترلرهای
        SCATS از نزدیک کار کرده‌ایم.

        پژوهشمان کوچک‌تر از نگهداری‌مان است و به آن می‌بالیم؛ دستگاهی که کار نکند، دیده‌بان نیست.
    """),
    about_en="More than two thousand detectors in 31 cities, with a maintenance crew that works day and night.",
    fields=("mobility", "parking", "walking-cycling"),
    capabilities=("traffic-signals", "vehicle-detection", "traffic-safety", "camera-systems", "people-counting"),
    districts=(2, 3, 6, 7, 8),
    solutions=(
        Solution(
            title_fa="سبزِ بلند",
            title_en="Long green",
            problem_fa="عابری که به آن سو نمی‌رسد.",
            summary_fa="رادار کوچکی که عابر مانده در خط‌کشی را می‌بیند و سبز را تا هشت ثانیه بلند می‌کند.",
            summary_en="A small radar sees who is still crossing and holds the green up to eight seconds.",
            trl=8,
            references=(
                Reference("شهرداری تبریز", 1404, "۱۱ گذرگاه، شکایت صفر"),
                Reference("شهرداری شیراز", 1403, "۶ گذرگاه کنار بیمارستان"),
            ),
        ),
        Solution(
            title_fa="جای‌پا",
            problem_fa="راننده‌ای که دور می‌زند.",
            summary_fa="دوربین تیر برای شمارش جای خالی هر ضلع خیابان.",
            trl=7,
        ),
    ),
    members=(
        Member(address("didban"), "مهرداد راهدار", "Mehrdad Rahdar"),
        Member(address("didban.sales"), "شقایق منصوری", "Shaghayegh Mansouri", "admin"),
    ),
    certificate=Certificate("innovative", "ن-۱۴۰۳-۲۰۵۶", -280, 450),
)

KAMAND = Vendor(
    code="kamand",
    legal_id="14029077476",
    name_fa="کمند نقشه",
    name_en="Kamand Mapping",
    founded=1395,
    size="small",
    city_fa="تهران",
    city_en="Tehran",
    website="https://kamand.example",
    tagline_fa="ابر نقطه از کوچه، نما و درخت.",
    about_fa=paragraphs("""
        کوله‌پشتی لیزری ما از بازار تبریز تا کوچه‌های عودلاجان راه رفته است. برداشت می‌کنیم، ولی مهم‌تر از آن، از
        برداشت چیزی بیرون می‌آوریم که مهندس بتواند با آن تصمیم بگیرد.

        نیمی از گروه معمار و مرمتگر است.
    """),
    about_en=(
        "A laser backpack that has walked the bazaars of Tabriz and the alleys of Oudlajan; half the team are "
        "architects and conservators."
    ),
    fields=("heritage", "worn-fabric", "construction"),
    capabilities=("lidar", "gis", "three-d-modelling", "digital-heritage", "rapid-assessment", "drone-survey"),
    districts=(12, 15, 20),
    solutions=(
        Solution(
            title_fa="نماخوان",
            problem_fa="خانه‌ای که مهندس درش را نمی‌تواند بزند.",
            summary_fa="خواندن شکم‌دادن دیوار، نعل درگاه و طبقهٔ افزوده از ابر نقطهٔ کوچه.",
            trl=6,
            references=(Reference("بافت تاریخی یزد", 1404, "۹۰۰ نما"),),
        ),
        Solution(
            title_fa="گنج‌برداشت",
            title_en="Heritage scan",
            problem_fa="بنایی که نقشه ندارد.",
            summary_fa="مستندسازی لیزری و تحویل نقشهٔ مرمت.",
            summary_en="Laser documentation and restoration drawings.",
            trl=9,
            references=(Reference("پایگاه بازار تبریز", 1402, "۴ تیمچه"),),
        ),
    ),
    members=(Member(address("kamand"), "پرهام نقشبند", "Parham Naghshband"),),
    certificate=Certificate("innovative", "ن-۱۴۰۲-۱۸۸۸", -520, 210),
)

NAGHSHEKHAN = Vendor(
    code="naghshekhan",
    legal_id="14018640832",
    name_fa="نقشه‌خوان",
    name_en="Naghshekhan",
    founded=1402,
    size="micro",
    city_fa="تهران",
    city_en="Tehran",
    website="https://naghshekhan.example",
    tagline_fa="خطای نقشه را همان شب بفهمید.",
    about_fa=paragraphs("""
        دو مهندس معمار و سه برنامه‌نویس که از صف دفتر خدمات به تنگ آمده بودند. نرم‌افزارمان پله، نورگیر و جای پارک
        را از نقشهٔ DWG می‌خواند.

        هجده دفتر مهندسی در تهران هر روز آن را به کار می‌برند.
    """),
    about_en=(
        "Two architects and three programmers tired of the queue; our software reads stairs, light wells and "
        "parking out of DWG drawings."
    ),
    fields=("permits", "construction"),
    capabilities=("bim", "document-processing", "machine-learning"),
    districts=(2, 3, 5),
    solutions=(
        Solution(
            title_fa="بازبین",
            title_en="Bazbin",
            problem_fa="نقشه‌ای که سه بار برمی‌گردد.",
            summary_fa="سنجش ۱۴ ضابطه روی DWG، با نشان‌دادن جای خطا.",
            summary_en="Fourteen rules checked on DWG drawings, each fault shown in place.",
            trl=7,
            references=(Reference("۱۸ دفتر مهندسی", 1405, "۴٬۲۰۰ نقشه"),),
        ),
    ),
    members=(
        Member(address("naghshekhan"), "مارال طرح‌ریز", "Maral Tarhriz"),
        Member(address("naghshekhan.dev"), "آرتین کدگر", "Artin Kodgar", "member"),
    ),
    certificate=Certificate("emerging", "نپ-۱۴۰۴-۱۴۴۵", -190, 540),
)

ATASHBIN = Vendor(
    code="atashbin",
    legal_id="14013888890",
    name_fa="آتش‌بین",
    name_en="Atashbin",
    founded=1400,
    size="micro",
    city_fa="گرگان",
    city_en="Gorgan",
    website="https://atashbin.example",
    tagline_fa="دیدن دود در دقیقهٔ نخست.",
    about_fa=paragraphs("""
        از آتش جنگل گلستان آغاز کردیم. دوربین‌های ما اکنون بر چهار دکل محیط‌بانی است و دود را از مه جدا می‌کند.

        گروهی پنج‌نفره‌ایم، با یک آتش‌نشان بازنشسته که هر هشدار نادرست را به جان ما غر می‌زند.
    """),
    about_en="Born of the Golestan forest fires: cameras on four ranger towers that tell smoke from mist.",
    fields=("fire-safety", "green"),
    capabilities=("smoke-detection", "thermal-imaging", "computer-vision", "early-warning", "training"),
    districts=(2, 4),
    solutions=(
        Solution(
            title_fa="دودبان",
            problem_fa="آتشی که در تپه آغاز می‌شود.",
            summary_fa="دوربین دیدگانی و حرارتی با هشدار به بی‌سیم.",
            trl=7,
            references=(Reference("محیط‌زیست گلستان", 1404, "میانگین ۴ دقیقه"),),
        ),
    ),
    members=(Member(address("atashbin"), "حنانه گلستانی", "Hannaneh Golestani"),),
    certificate=Certificate("innovative", "ن-۱۴۰۴-۰۴۱۷", -240, 490),
)
