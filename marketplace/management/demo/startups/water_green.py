"""Startups of water, channels, rain and trees."""

from marketplace.management.demo.people import address
from marketplace.management.demo.prose import paragraphs
from marketplace.management.demo.schema import Certificate, Member, Reference, Solution, Vendor

ABGARD = Vendor(
    code="abgard",
    legal_id="14017139216",
    name_fa="آب‌گرد سبز",
    name_en="Abgard Sabz",
    founded=1396,
    size="small",
    city_fa="یزد",
    city_en="Yazd",
    website="https://abgard.example",
    tagline_fa="آب دوم برای درخت.",
    about_fa=paragraphs("""
        در یزد هر قطره دو بار کار می‌کند. تصفیهٔ ما از نیزار و شن الهام گرفته و پمپ آن به اندازهٔ یک لامپ برق
        می‌خواهد.

        هفت مسجد و دو مدرسه با آب خود درخت می‌کارند.
    """),
    about_en="In Yazd every drop works twice: reed and sand filters water the trees of seven mosques and two schools.",
    fields=("water", "green"),
    capabilities=("greywater", "wastewater", "smart-irrigation", "water-quality"),
    districts=(18, 19),
    solutions=(
        Solution(
            title_fa="نیزارک",
            title_en="Neyzarak",
            problem_fa="آب وضو که به فاضلاب می‌رود.",
            summary_fa="بستر نی و شن زیر باغچه، با کلر خورشیدی در پایان.",
            summary_en="Reed and sand bed below the garden, solar chlorine at the end.",
            trl=8,
            references=(
                Reference("مسجد حظیره، یزد", 1402, "۱۱ متر مکعب در روز"),
                Reference("دبستان فضیلت", 1404, "آب چمن بی قبض"),
            ),
        ),
    ),
    members=(Member(address("abgard"), "ریحانه قنات‌پور", "Reyhaneh Ghanatpour"),),
    certificate=Certificate("innovative", "ن-۱۴۰۳-۱۹۷۲", -400, 330),
)

ZOLAL = Vendor(
    code="zolal",
    legal_id="14020908970",
    name_fa="زلال‌رود",
    name_en="Zolalrood",
    founded=1392,
    size="medium",
    city_fa="اصفهان",
    city_en="Isfahan",
    website="https://zolal.example",
    tagline_fa="تصفیه برای آب‌هایی که کسی دوست ندارد.",
    about_fa=paragraphs("""
        شیرابه، پساب کشتارگاه و دریاچهٔ سبز. هفتاد نفریم و آزمایشگاه معتمد خودمان را داریم.

        در تهران تازه‌واردیم، اما سه کارخانهٔ کمپوست با ما کار می‌کند.
    """),
    about_en=(
        "Treatment for the waters nobody likes: leachate, abattoirs and green lakes. Seventy people and our own "
        "accredited laboratory."
    ),
    fields=("water", "waste"),
    capabilities=("water-treatment", "leachate-treatment", "water-quality", "odour-control", "sediment-management"),
    districts=(20, 22),
    solutions=(
        Solution(
            title_fa="شیرابه‌گیر",
            problem_fa="شیرابهٔ ریخته در راه.",
            summary_fa="لگن جاذب زیر در عقب با تخلیهٔ خلأ.",
            trl=6,
            references=(Reference("سازمان پسماند اصفهان", 1404, "۱۲ خودرو"),),
        ),
        Solution(
            title_fa="هوادم",
            problem_fa="دریاچهٔ راکد.",
            summary_fa="هوادهی ریزحباب در کف.",
            trl=7,
            references=(Reference("دریاچهٔ کوه‌سنگی", 1403, "کلروفیل ۳۵ درصد کمتر"),),
        ),
    ),
    members=(
        Member(address("zolal"), "منصور زاینده", "Mansour Zayandeh"),
        Member(address("zolal.lab"), "فرناز چهارباغی", "Farnaz Chaharbaghi", "member"),
    ),
    certificate=Certificate("technological", "ف-۱۴۰۱-۰۸۱۴", -700, 60),
)

NAHRBAN = Vendor(
    code="nahrban",
    legal_id="14015755126",
    name_fa="نهربان",
    name_en="Nahrban",
    founded=1401,
    size="micro",
    city_fa="تهران",
    city_en="Tehran",
    website="https://nahrban.example",
    tagline_fa="جوی باز، خیابان خشک.",
    about_fa=paragraphs("""
        کارگاه فلزکاری پدرم در خانی‌آباد کنار نهر است و هر زمستان سیل را دیده‌ایم. تلهٔ ما با بالا آمدن آب خودش کج
        می‌شود و راه را باز می‌کند.

        کوچکیم؛ در عوض هر سفارش را خودمان جوش می‌دهیم.
    """),
    about_en="A metal workshop beside the channel: our trap tilts by itself when the water rises.",
    fields=("flood", "waste"),
    capabilities=("sediment-management", "water-level-sensing", "heavy-machinery"),
    districts=(16, 19),
    solutions=(
        Solution(
            title_fa="تلهٔ کج",
            problem_fa="سبدی که آب را می‌بندد.",
            summary_fa="سبد لولایی با وزنهٔ آب، باز شونده در سیلاب.",
            trl=6,
            references=(Reference("شهرداری منطقهٔ ۱۹", 1404, "سه دهانه، دو سیلاب"),),
        ),
    ),
    members=(Member(address("nahrban"), "قاسم آهنگر", "Ghasem Ahangar"),),
    certificate=Certificate("creative", "خ-۱۴۰۴-۱۱۲۰", -80, 285),
)

BARANYAB = Vendor(
    code="baranyab",
    legal_id="14013168882",
    name_fa="باران‌یاب",
    name_en="Baranyab",
    founded=1399,
    size="small",
    city_fa="تهران",
    city_en="Tehran",
    website="https://baranyab.example",
    tagline_fa="سه ساعت جلوتر از رگبار.",
    about_fa=paragraphs("""
        هواشناس، ریاضی‌دان و یک کوه‌نورد که می‌داند ابر از کدام دره می‌آید. رادار کوچک ما بر بام پلنگ‌چال نشسته
        است.

        هر رخداد اشتباه را در وبگاه خود می‌نویسیم.
    """),
    about_en="A small radar on the roof of the Palangchal hut, and every missed event written up on our site.",
    fields=("flood",),
    capabilities=("nowcasting", "weather-radar", "hydraulic-modelling", "time-series", "early-warning"),
    districts=(1, 3),
    solutions=(
        Solution(
            title_fa="رگبارنما",
            title_en="Ragbarnama",
            problem_fa="سیلاب بیست‌دقیقه‌ای.",
            summary_fa="پیش‌بینی بارش ده‌دقیقه‌ای در شبکهٔ نیم‌کیلومتری.",
            summary_en="Ten-minute rain forecasts on a half-kilometre grid.",
            trl=6,
            references=(Reference("فدراسیون کوه‌نوردی", 1404, "۲۱ هشدار درست از ۲۶"),),
        ),
    ),
    members=(
        Member(address("baranyab"), "کاوه ابرناک", "Kaveh Abrnak"),
        Member(address("baranyab.model"), "مهسا توفانی", "Mahsa Toufani", "member"),
    ),
    certificate=Certificate("innovative", "ن-۱۴۰۴-۰۲۲۵", -220, 510),
)

DERAKHTYAR = Vendor(
    code="derakhtyar",
    legal_id="14011319333",
    name_fa="درخت‌یار",
    name_en="Derakhtyar",
    founded=1400,
    size="micro",
    city_fa="تهران",
    city_en="Tehran",
    website="https://derakhtyar.example",
    tagline_fa="پرستار چنارهای پیر.",
    about_fa=paragraphs("""
        چهار درخت‌شناس و یک پردازشگر تصویر. ۹۰۰ چنار باغ فردوس را از ریشه تا تاج شناسنامه‌دار کرده‌ایم.

        به تنه سوراخ نمی‌زنیم و شاخهٔ زنده نمی‌بریم.
    """),
    about_en="Four tree specialists and one image analyst; 900 plane trees of Bagh-e Ferdows carry our records.",
    fields=("green", "heritage"),
    capabilities=("tree-health", "thermal-imaging", "soil-moisture", "computer-vision", "drought-plants"),
    districts=(1, 3, 6),
    solutions=(
        Solution(
            title_fa="تب‌سنج برگ",
            title_en="Leaf fever",
            problem_fa="درخت تشنه‌ای که هنوز سبز است.",
            summary_fa="دمای تاج در سحر و ظهر با دوربین حرارتی دستی.",
            summary_en="Crown temperature at dawn and noon with a hand-held camera.",
            trl=6,
            references=(Reference("باغ فردوس", 1404, "۸۸ درصد هم‌رأیی با درخت‌شناس"),),
        ),
    ),
    members=(Member(address("derakhtyar"), "ستایش چناری", "Setayesh Chenari"),),
    certificate=Certificate("emerging", "نپ-۱۴۰۳-۲۴۱۸", -350, 380),
)

SABZBAM = Vendor(
    code="sabzbam",
    legal_id="14019896940",
    name_fa="سبزبام پایدار",
    name_en="Sabzbam",
    founded=1398,
    size="micro",
    city_fa="تهران",
    city_en="Tehran",
    website="https://sabzbam.example",
    tagline_fa="بام سبز و سایهٔ زنده.",
    about_fa=paragraphs("""
        گلدان‌های پیوستهٔ ما بی خاک سنگین روی بام می‌نشیند. در سه ایستگاه اتوبوس نیز سایهٔ پیچک آزموده‌ایم.

        پیشنهادمان برای دریاچهٔ چیتگر نیزار شناور بود؛ مدرکش هنوز کامل نیست.
    """),
    about_en="Light green roofs and living shade for stops.",
    fields=("green", "energy", "water"),
    capabilities=("green-roofs", "urban-heat", "biological-control", "drought-plants"),
    districts=(9, 10),
    solutions=(
        Solution(title_fa="سایهٔ پیچک", problem_fa="ایستگاه داغ.", summary_fa="داربست گیاهی با مخزن آب ده‌روزه.", trl=5),
    ),
    members=(Member(address("sabzbam"), "پگاه سبزی‌کار", "Pegah Sabzikar"),),
    certificate=Certificate("innovative", "ن-۱۴۰۲-۰۷۰۷", -480, 250, "verified"),
)
