"""Startups that plan, park, load and guide."""

from marketplace.management.demo.people import address
from marketplace.management.demo.prose import paragraphs
from marketplace.management.demo.schema import Certificate, Member, Reference, Solution, Vendor

RAHAFZA = Vendor(
    code="rahafza",
    legal_id="14018420748",
    name_fa="راه‌افزار",
    name_en="Rahafza",
    founded=1399,
    size="small",
    city_fa="تهران",
    city_en="Tehran",
    website="https://rahafza.example",
    tagline_fa="برنامهٔ بهتر با همان خودروها.",
    about_fa=paragraphs("""
        بهینه‌ساز ما هر شب برای ۱٬۴۰۰ خودرو پخش نان و دارو برنامه می‌نویسد. یاد گرفته‌ایم که اگر راننده برنامه را
        نپسندد، بهترین برنامه هم روی داشبورد می‌ماند.

        پانزده نفریم، با دو رانندهٔ پیشین در گروه محصول.
    """),
    about_en=(
        "Our optimiser plans bread and medicine deliveries for 1,400 vans every night; two former drivers sit in "
        "the product team."
    ),
    fields=("mobility", "waste", "public-transport", "parking"),
    capabilities=("optimisation", "route-planning", "fleet-management", "vehicle-charging", "mobile-apps"),
    districts=(6, 7, 11),
    solutions=(
        Solution(
            title_fa="مسیرساز",
            title_en="Masirsaz",
            problem_fa="مسیر ثابت برای روزهای گوناگون.",
            summary_fa="مسیر هر روز در چهار دقیقه، با قید راننده و خیابان بسته.",
            summary_en="The day's routes in four minutes, with drivers' rules and closed streets.",
            trl=8,
            references=(Reference("پخش داروی دماوندیار", 1404, "۲۲ درصد کیلومتر کمتر"),),
        ),
        Solution(
            title_fa="صبحِ پر", problem_fa="شارژر کم، اتوبوس زیاد.", summary_fa="نوبت شارژ بر پایهٔ برنامهٔ فردا.", trl=5
        ),
    ),
    members=(
        Member(address("rahafza"), "پدرام راستگو", "Pedram Rastgoo"),
        Member(address("rahafza.ops"), "نرگس تابان", "Narges Taban", "admin"),
    ),
    certificate=Certificate("innovative", "ن-۱۴۰۳-۲۷۰۱", -400, 330),
)

CHARKHOPARK = Vendor(
    code="charkhopark",
    legal_id="14022259473",
    name_fa="چرخ‌وپارک",
    name_en="Charkh-o-Park",
    founded=1402,
    size="micro",
    city_fa="تهران",
    city_en="Tehran",
    website="https://charkhopark.example",
    tagline_fa="گاراژی کوچک برای هر دوچرخه.",
    about_fa=paragraphs("""
        پس از سومین دوچرخه‌ای که از من دزدیده شد این شرکت را ساختم. جعبه‌های فولادی ما را سه قفل‌ساز میدان گمرک
        آزموده‌اند؛ بهترینشان نُه دقیقه کار داشت.

        سیزده جعبه در دانشگاه شریف سه سال بی دزدی کار کرده است.
    """),
    about_en="Steel boxes for bicycles, tested by three locksmiths of Gomrok square; the best needed nine minutes.",
    fields=("walking-cycling", "parking"),
    capabilities=("bicycle-systems", "street-furniture", "smart-cards"),
    districts=(2, 6),
    solutions=(
        Solution(
            title_fa="چرخ‌جعبه",
            title_en="Bike box",
            problem_fa="دوچرخه‌ای که جلو مترو نمی‌ماند.",
            summary_fa="جعبهٔ ایستاده با کارت بلیت، دوازده دوچرخه در جای یک خودرو.",
            summary_en="Upright boxes opened by a transit card; twelve bicycles in one car's place.",
            trl=7,
            references=(Reference("دانشگاه صنعتی شریف", 1402, "سه سال بی دزدی"),),
        ),
    ),
    members=(Member(address("charkhopark"), "تینا رکاب‌زن", "Tina Rekabzan"),),
    certificate=Certificate("emerging", "نپ-۱۴۰۴-۰۹۹۰", -200, 530),
)

HAMRAH = Vendor(
    code="hamrah",
    legal_id="14023912407",
    name_fa="هم‌راه",
    name_en="Hamrah Wayfinding",
    founded=1400,
    size="micro",
    city_fa="تهران",
    city_en="Tehran",
    website="https://hamrah.example",
    tagline_fa="راهی که شنیده می‌شود.",
    about_fa=paragraphs("""
        بنیان‌گذارمان نابیناست و هر روز از کرج به تهران می‌آید. راهنمای صوتی ما نخست برای خود او ساخته شد.

        گوشی در جیب می‌ماند و عصا کار خود را می‌کند؛ ما فقط پیچ بعدی را می‌گوییم.
    """),
    about_en=(
        "Founded by a blind commuter: the phone stays in the pocket, the cane does its work, we only tell the next "
        "turn."
    ),
    fields=("accessibility", "public-transport"),
    capabilities=("indoor-positioning", "assistive-tech", "wayfinding", "speech", "accessibility-audit"),
    districts=(6, 7, 11),
    solutions=(
        Solution(
            title_fa="پیچ بعد",
            title_en="Next turn",
            problem_fa="سکوی ناآشنا.",
            summary_fa="راهنمای صوتی با بیکن باتری‌دار و حسگر گام، بی اینترنت.",
            summary_en="Voice guidance from battery beacons and step sensing, offline.",
            trl=6,
            references=(Reference("بیمارستان فارابی", 1404, "۶۰ نابینا، ۹۲ درصد بی کمک"),),
        ),
    ),
    members=(
        Member(address("hamrah"), "سروش بصیر", "Soroush Basir"),
        Member(address("hamrah.design"), "پانته‌آ نوری", "Pantea Nouri", "member"),
    ),
    certificate=Certificate("innovative", "ن-۱۴۰۴-۱۶۰۳", -300, 430),
)

CHARKHESH = Vendor(
    code="charkhesh",
    legal_id="14012452998",
    name_fa="چرخش ما",
    name_en="Charkhesh-e Ma",
    founded=1402,
    size="micro",
    city_fa="تهران",
    city_en="Tehran",
    website="https://charkhesh.example",
    tagline_fa="نقشهٔ پیاده‌رو با چرخ ساخته می‌شود.",
    about_fa=paragraphs("""
        شش نفریم و چهار نفرمان با صندلی چرخ‌دار حرکت می‌کند. حسگری زیر صندلی، شیب و دست‌انداز را می‌نویسد و نقشه
        کم‌کم پر می‌شود.

        شهرداری را سرزنش نمی‌کنیم؛ ده مانع نخست را نشان می‌دهیم.
    """),
    about_en="Six people, four on wheelchairs, whose sensors draw the map of usable footpaths as they move.",
    fields=("accessibility", "walking-cycling"),
    capabilities=("accessibility-audit", "crowdsourcing", "vibration-sensing", "gis"),
    districts=(10, 11),
    solutions=(
        Solution(
            title_fa="ردچرخ",
            title_en="Wheel trace",
            problem_fa="رمپی که هست و به کار نمی‌آید.",
            summary_fa="حسگر زیر صندلی و نقشهٔ شیب، پهنا و مانع.",
            summary_en="A sensor under the seat, a map of slope, width and obstacles.",
            trl=6,
            references=(Reference("دانشگاه علامه", 1404, "۱۴ کیلومتر مسیر"),),
        ),
    ),
    members=(
        Member(address("charkhesh"), "ندا پویان", "Neda Pouyan"),
        Member(address("charkhesh.map"), "ایمان رهگذر", "Iman Rahgozar", "member"),
    ),
    certificate=Certificate("creative", "خ-۱۴۰۳-۰۴۰۲", -260, 105),
)
