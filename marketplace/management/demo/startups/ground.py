"""Startups of soil, brick, asphalt and old walls."""

from marketplace.management.demo.people import address
from marketplace.management.demo.prose import paragraphs
from marketplace.management.demo.schema import Certificate, Member, Reference, Solution, Vendor

SAZEHYAR = Vendor(
    code="sazehyar",
    legal_id="14003816564",
    name_fa="سازه‌یار البرز",
    name_en="Sazehyar Alborz",
    founded=1390,
    size="medium",
    city_fa="تهران",
    city_en="Tehran",
    website="https://sazehyar.example",
    tagline_fa="از بازدید خانه تا مقاوم‌سازی آن.",
    about_fa=paragraphs("""
        مهندسان این شرکت پس از زلزلهٔ سرپل‌ذهاب ۳٬۰۰۰ خانه را در چهل روز ارزیابی کردند. همان فرم‌ها پایهٔ روش تند
        ما شد.

        در بافت فرسوده آموخته‌ایم که زبان نرم با صاحب‌خانه از هر حسگری بیشتر کار می‌کند.
    """),
    about_en=(
        "After the Sarpol-e Zahab earthquake our engineers assessed 3,000 houses in forty days; those forms became "
        "our method."
    ),
    fields=("earthquake", "worn-fabric", "construction"),
    capabilities=("rapid-assessment", "seismic-retrofit", "concrete-tech", "computer-vision", "road-materials"),
    districts=(12, 15, 17),
    solutions=(
        Solution(
            title_fa="فرم زرد",
            title_en="Yellow form",
            problem_fa="هزاران خانه و چند مهندس.",
            summary_fa="ارزیابی سه‌دقیقه‌ای با گوشی، تصویر نما و سال ساخت، همراه درجهٔ اطمینان.",
            summary_en="A three-minute phone assessment from facade, year and plot, with its certainty.",
            trl=7,
            references=(
                Reference("بنیاد مسکن کرمانشاه", 1397, "۳٬۰۰۰ خانه"),
                Reference("سازمان نوسازی تهران", 1403, "۱٬۲۰۰ خانه در اتابک"),
            ),
        ),
        Solution(
            title_fa="کمربند",
            problem_fa="خانهٔ آجری بی کلاف.",
            summary_fa="نوار کششی که در دو روز گرد خانه بسته می‌شود.",
            trl=6,
        ),
    ),
    members=(
        Member(address("sazehyar"), "شاهین البرزی", "Shahin Alborzi"),
        Member(address("sazehyar.office"), "رویا حسامی", "Roya Hesami", "viewer"),
    ),
    certificate=Certificate("technological", "ف-۱۴۰۲-۰۳۳۹", -410, 320),
)

KHAKKAV = Vendor(
    code="khakkav",
    legal_id="14019896672",
    name_fa="خاک‌کاو ری",
    name_en="Khakkav Rey",
    founded=1393,
    size="small",
    city_fa="تهران",
    city_en="Tehran",
    website="https://khakkav.example",
    tagline_fa="ژئوفیزیک برای خیابان، نه برای معدن.",
    about_fa=paragraphs("""
        گرانی‌سنج و مقاومت‌سنج را از معدن به کوچه آوردیم. در دولاب و شهر ری چهل حفره یافته‌ایم که پیش از فروریختن
        پر شد.

        دو مقنی یزدی با ما کار می‌کنند؛ بارها حدسشان از دستگاه بهتر بوده است.
    """),
    about_en=(
        "Gravity and resistivity surveys brought from mines into alleys; two qanat diggers from Yazd work with us."
    ),
    fields=("earthquake", "roads", "construction"),
    capabilities=("geotechnics", "ground-radar", "excavation-safety", "gis"),
    districts=(14, 15, 20),
    solutions=(
        Solution(
            title_fa="حفره‌یاب",
            problem_fa="قنات بی‌نقشه زیر خیابان.",
            summary_fa="گرانی‌سنجی شبانه همراه با نقشهٔ هوایی ۱۳۳۵.",
            trl=7,
            references=(Reference("شهرداری منطقهٔ ۲۰", 1404, "۱۴ حفره از ۱۸ گمانه"),),
        ),
    ),
    members=(
        Member(address("khakkav"), "اکبر مقنی‌زاده", "Akbar Moghannizadeh"),
        Member(address("khakkav.geo"), "هانیه کویری", "Hanieh Kaviri", "member"),
    ),
    certificate=Certificate("innovative", "ن-۱۴۰۳-۱۱۵۲", -365, 365),
)

RAHMAYEH = Vendor(
    code="rahmayeh",
    legal_id="14000821135",
    name_fa="راه‌مایه",
    name_en="Rahmayeh",
    founded=1398,
    size="small",
    city_fa="شیراز",
    city_en="Shiraz",
    website="https://rahmayeh.example",
    tagline_fa="بسپارهایی برای آسفالت، درز و لاستیک.",
    about_fa=paragraphs("""
        کارخانهٔ کوچکی در شهرک صنعتی شیراز داریم و پلیمر را خودمان می‌سازیم. آسفالت سرد، درزگیر پل و لاستیک آب‌بند
        سه محصول ماست.

        در شیراز یخ‌بندان کم است؛ به همین دلیل دنبال محک زمستان تهران هستیم.
    """),
    about_en="A small polymer plant in Shiraz: cold asphalt, bridge joint sealant and water-tight rubber.",
    fields=("roads", "waste"),
    capabilities=("road-materials", "waterproof-housing", "concrete-tech"),
    districts=(),
    solutions=(
        Solution(
            title_fa="وصله‌گرم",
            problem_fa="چالهٔ زمستان.",
            summary_fa="آسفالت سرد پلیمری در کیسهٔ ۲۵ کیلویی.",
            trl=7,
            references=(Reference("شهرداری شیراز", 1404, "۲٬۰۰۰ وصله"),),
        ),
        Solution(
            title_fa="درزبند اسیدتاب",
            problem_fa="لاستیکی که در شیرابه خشک می‌شود.",
            summary_fa="لاستیک EPDM با لایهٔ فلوئوردار.",
            trl=6,
        ),
    ),
    members=(Member(address("rahmayeh"), "کوروش نارنجستانی", "Kourosh Narenjestani"),),
    certificate=Certificate("innovative", "ن-۱۴۰۴-۲۲۶۴", -170, 560),
)

KASHIKOHAN = Vendor(
    code="kashikohan",
    legal_id="14006704266",
    name_fa="کاشی‌کهن",
    name_en="Kashi Kohan",
    founded=1401,
    size="micro",
    city_fa="تهران",
    city_en="Tehran",
    website="https://kashikohan.example",
    tagline_fa="آهک، آجر و حوصله.",
    about_fa=paragraphs("""
        مرمتگرانی که ملات آهکی را دوباره به کارگاه آورده‌اند. در سردر باغ ملی و حمام نواب کار کرده‌ایم.

        گواهی شرکت خلاق داریم و دانش‌آموختگان هنرستان عودلاجان را به کارآموزی می‌گیریم.
    """),
    about_en="Conservators who brought lime mortar back to the building site.",
    fields=("heritage",),
    capabilities=("conservation-materials", "additive-manufacturing", "smart-lighting"),
    districts=(12, 20),
    solutions=(
        Solution(
            title_fa="ملات نفس‌کش",
            problem_fa="آجری که زیر سیمان می‌پوسد.",
            summary_fa="ملات آهکی آماده با نانوآهک، برگشت‌پذیر.",
            trl=6,
            references=(Reference("حمام نواب", 1404, "۶۰ متر دیوار، رطوبت نصف شد"),),
        ),
    ),
    members=(Member(address("kashikohan"), "صبا آجرپز", "Saba Ajorpaz"),),
    certificate=Certificate("creative", "خ-۱۴۰۴-۰۶۱۱", -130, 235),
    state="returned",
    state_reason_fa=(
        "آگهی تغییرات هیئت‌مدیره خوانا نیست و نام مدیرعامل با شناسهٔ ملی نمی‌خواند. نسخهٔ روشن روزنامهٔ رسمی را "
        "بفرستید؛ نیازی به پرکردن دوبارهٔ فرم نیست."
    ),
)
