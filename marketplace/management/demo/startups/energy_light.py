"""Startups of power, cool air, light and practice."""

from marketplace.management.demo.people import address
from marketplace.management.demo.prose import paragraphs
from marketplace.management.demo.schema import Certificate, Member, Reference, Solution, Vendor

NIROO = Vendor(
    code="niroosaz",
    legal_id="14006059708",
    name_fa="نیروساز شب",
    name_en="Niroosaz",
    founded=1397,
    size="small",
    city_fa="تهران",
    city_en="Tehran",
    website="https://niroosaz.example",
    tagline_fa="شارژ، باتری و کلیدی که نمی‌پرد.",
    about_fa=paragraphs("""
        از برق اضطراری بیمارستان به شارژ خودرو رسیدیم. در پارکینگ بیهقی ۱۸ شارژر را با انشعاب نیم‌مگاواتی
        می‌گردانیم.

        بیست‌وسه نفریم و اتاق پایشمان شب‌ها بیدار است، چون کار ما شب آغاز می‌شود.
    """),
    about_en=(
        "From emergency power in hospitals to charging: 18 chargers on half a megawatt, watched at night because "
        "our work begins then."
    ),
    fields=("energy", "public-transport", "walking-cycling"),
    capabilities=(
        "vehicle-charging",
        "battery-systems",
        "power-electronics",
        "optimisation",
        "energy-management",
        "solar-power",
    ),
    districts=(4, 6, 13),
    solutions=(
        Solution(
            title_fa="شب‌پُر",
            title_en="Shabpor",
            problem_fa="انشعاب کوچک و ناوگان بزرگ.",
            summary_fa="تقسیم توان میان شارژرها با OCPP و باتری ساکن ۴۰۰ کیلووات‌ساعتی.",
            summary_en="Power shared over OCPP, with a 400 kWh stationary battery.",
            trl=8,
            references=(
                Reference("پایانهٔ بیهقی", 1404, "صفر پرش کلید در ۱۱ ماه"),
                Reference("بیمارستان امید", 1402, "برق بی‌وقفه"),
            ),
        ),
    ),
    members=(
        Member(address("niroosaz"), "بهنام برقی", "Behnam Barghi"),
        Member(address("niroosaz.night"), "آتوسا شبگرد", "Atousa Shabgard", "member"),
    ),
    certificate=Certificate("technological", "ف-۱۴۰۳-۱۰۰۴", -450, 280),
)

KHONAK = Vendor(
    code="khonaksaz",
    legal_id="14029669072",
    name_fa="خنک‌ساز هوشمند",
    name_en="Khonaksaz",
    founded=1394,
    size="medium",
    city_fa="تهران",
    city_en="Tehran",
    website="https://khonaksaz.example",
    tagline_fa="هواساز کمتر می‌چرخد، هوا همان می‌ماند.",
    about_fa=paragraphs("""
        صد و ده موتورخانه در تهران با درایو و برنامهٔ ما کار می‌کند. پیش از هر نصب، دو هفته فقط اندازه می‌گیریم تا
        صرفه‌جویی را بعداً سر کسی داد نزنیم.

        گروه شب‌کارمان سه سال است در ایستگاه‌های مترو کار می‌کند.
    """),
    about_en=(
        "A hundred and ten plant rooms run on our drives and schedules; we measure two weeks before we touch anything."
    ),
    fields=("energy", "public-transport"),
    capabilities=(
        "heat-pumps",
        "industrial-automation",
        "energy-management",
        "time-series",
        "energy-audit",
        "predictive-maintenance",
    ),
    districts=(6, 7),
    solutions=(
        Solution(
            title_fa="موج‌هوا",
            title_en="Moj-hava",
            problem_fa="هواسازی که برای هیچ‌کس کار می‌کند.",
            summary_fa="درایو دور متغیر با پیش‌بینی موج مسافر از دروازه‌ها.",
            summary_en="Variable drives that follow the wave of passengers at the gates.",
            trl=9,
            references=(
                Reference("شرکت بهره‌برداری مترو", 1405, "برق تهویه ۲۹ درصد کمتر"),
                Reference("برج اداری آرژانتین", 1402, "۱۸ درصد کمتر"),
            ),
        ),
    ),
    members=(
        Member(address("khonaksaz"), "فرشید دماوند", "Farshid Damavand"),
        Member(address("khonaksaz.site"), "لاله یخچالی", "Laleh Yakhchali", "admin"),
    ),
    certificate=Certificate("technological", "ف-۱۴۰۲-۲۰۲۰", -450, 280),
)

NOOR = Vendor(
    code="noorafrooz",
    legal_id="14020843827",
    name_fa="نورافروز لاله",
    name_en="Noorafrooz",
    founded=1388,
    size="small",
    city_fa="تهران",
    city_en="Tehran",
    website="https://noorafrooz.example",
    tagline_fa="چراغ‌ساز لاله‌زار، سه نسل.",
    about_fa=paragraphs("""
        پدربزرگمان در لاله‌زار لوستر می‌ساخت. ما چراغی می‌سازیم که با گیرهٔ ابریشمی بر نما می‌نشیند و بی رد
        می‌رود.

        کارگاه همان‌جاست، پشت سینما رکس.
    """),
    about_en="Lamp makers of Lalehzar in the third generation, with lights that clip to a facade and leave no trace.",
    fields=("lighting", "heritage"),
    capabilities=("smart-lighting", "conservation-materials", "power-electronics"),
    districts=(12,),
    solutions=(
        Solution(
            title_fa="گیره‌نور",
            title_en="Clip light",
            problem_fa="آجری که با پیچ می‌شکند.",
            summary_fa="چراغ خطی سرد با گیرهٔ فنری و کابل آزاد.",
            summary_en="Cold linear light on a spring clip with a free cable.",
            trl=8,
            references=(Reference("عمارت مسعودیه", 1403, "۸۰ متر نما"),),
        ),
    ),
    members=(
        Member(address("noorafrooz"), "هوتن چراغی", "Houtan Cheraghi"),
        Member(address("noorafrooz.art"), "مهتاب روشن", "Mahtab Roshan", "member"),
    ),
    certificate=Certificate("creative", "خ-۱۴۰۳-۰۱۱۸", -320, 45),
)

CHERAGH = Vendor(
    code="cheraghhamrah",
    legal_id="14025146252",
    name_fa="چراغ همراه",
    name_en="Cheragh Hamrah",
    founded=1398,
    size="small",
    city_fa="تبریز",
    city_en="Tabriz",
    website="https://cheraghhamrah.example",
    tagline_fa="نور، هنگامی که کسی هست.",
    about_fa=paragraphs("""
        در پارک ایل‌گلی ۴۲۰ چراغ با قدم مردم روشن می‌شود. رادارمان گربه را از آدم جدا می‌کند و خطایش را هر ماه
        می‌شماریم.

        برای تهران نمایندگی نگهداری گرفته‌ایم، نه فقط فروش.
    """),
    about_en=(
        "420 lamps of El Goli park wake to footsteps; our radar tells a cat from a person and we count its errors "
        "monthly."
    ),
    fields=("lighting", "energy"),
    capabilities=("smart-lighting", "people-counting", "lora", "nb-iot", "power-electronics"),
    districts=(21, 22, 12),
    solutions=(
        Solution(
            title_fa="پیش‌پا",
            title_en="Pishpa",
            problem_fa="راهی که همهٔ شب بیهوده روشن است.",
            summary_fa="کنترل هر چراغ با رادار کوچک و شبکهٔ مش.",
            summary_en="Per-lamp control with a small radar and a mesh network.",
            trl=8,
            references=(Reference("پارک ایل‌گلی", 1404, "برق ۵۱ درصد کمتر"),),
        ),
    ),
    members=(Member(address("cheraghhamrah"), "ائلدار تبریزی", "Eldar Tabrizi"),),
    certificate=Certificate("innovative", "ن-۱۴۰۳-۰۹۴۴", -370, 360),
)

TAMRINGAH = Vendor(
    code="tamringah",
    legal_id="14011429431",
    name_fa="تمرین‌گاه",
    name_en="Tamringah",
    founded=1399,
    size="small",
    city_fa="تهران",
    city_en="Tehran",
    website="https://tamringah.example",
    tagline_fa="اشتباه کنید، این‌جا کسی نمی‌سوزد.",
    about_fa=paragraphs("""
        با آتش‌نشانان ایستگاه ۴۱ صحنه ساختیم؛ از آنان یاد گرفتیم که صدای سقف پیش از شعله می‌آید. شلنگ ما وزن دارد
        و جلیقهٔ ما گرم می‌شود.

        مربی صحنه را مانند کارگردان عوض می‌کند.
    """),
    about_en=(
        "Scenes built with the firefighters of station 41: the hose has weight, the vest gets hot, the trainer directs."
    ),
    fields=("fire-safety", "community"),
    capabilities=("training", "augmented-reality", "three-d-modelling", "protective-equipment", "games"),
    districts=(15,),
    solutions=(
        Solution(
            title_fa="خانهٔ دود",
            title_en="Smoke house",
            problem_fa="سالی دو تمرین.",
            summary_fa="شبیه‌ساز آزاد در ۲۰۰ متر، با شلنگ وزن‌دار و جلیقهٔ گرم.",
            summary_en="Free-roam simulator with a weighted hose and a heated vest.",
            trl=7,
            references=(Reference("آتش‌نشانی اصفهان", 1404, "زمان یافتن مصدوم ۱۷ درصد کمتر"),),
        ),
    ),
    members=(
        Member(address("tamringah"), "اشکان بازیار", "Ashkan Bazyar"),
        Member(address("tamringah.scene"), "پریناز صحنه", "Parinaz Sahneh", "member"),
    ),
    certificate=Certificate("innovative", "ن-۱۴۰۴-۰۵۵۸", -185, 545),
)
