"""Fruit, shops and the money of the city."""

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
    EVIDENCE,
    PEOPLE,
    RECORD,
    UPKEEP,
    price,
)

RESIDUE = Challenge(
    code="pesticide-residue",
    department="markets",
    state="open",
    timeline=timeline(-6, 35),
    title_fa="آزمون سم میوه در ده دقیقه، پای ترازو",
    summary_fa=(
        "نمونه‌ای که به آزمایشگاه می‌رود چهار روز بعد جواب دارد و تا آن روز میوه خورده شده است. آزمون تند و ارزان "
        "در خود بازار می‌خواهیم."
    ),
    need_fa=html("""
        خیار گلخانه‌ای، سبزی خوردن و توت‌فرنگی بیشترین پرسش مردم است. بازارهای جلال آل‌احمد و شهرک بعثت آماده‌اند
        پیش از باز شدن در، نمونه بگیرند.

        آزمون تند قرار نیست جای آزمایشگاه را بگیرد؛ کافی است محموله‌ای را که باید به آزمایشگاه برود درست برگزیند.
        کارشناس بازار شیمی‌دان نیست.
    """),
    outcomes_fa=("یافتن ۹ محمولهٔ بد از هر ۱۰", "پاسخ در ۱۰ دقیقه", "هزینهٔ هر آزمون زیر ۱۵۰ هزار تومان"),
    data_fa="نتیجهٔ ۲٬۳۰۰ آزمایش باقی‌ماندهٔ سم.",
    site_fa="بازار جلال آل‌احمد و بازار شهرک بعثت، هر دو با یخچال و میز کار.",
    trl_min=5,
    budget_rial=2 * BILLION_TOMAN,
    procurement="small",
    ip="vendor_keeps",
    eligibility=ANY_FIRM,
    fields=("markets", "health"),
    capabilities=("food-quality", "supply-chain"),
    districts=(6, 16),
    form=(
        FormQuestion("آزمون چه می‌سنجد و چه چیزی را نمی‌بیند؟", "", 350, 35),
        FormQuestion("با آزمایشگاه مرجع چه هم‌خوانی دارد؟", "", 250, 30),
        FormQuestion("کارشناس بازار در یک بامداد چه می‌کند؟", "", 200, 15),
    ),
    criteria=(
        Criterion("accuracy", "درستی در برابر آزمایشگاه", "", 40, "technical", ACCURACY),
        Criterion("ease", "آسانی", "", 20, "impact", PEOPLE),
        Criterion("supply", "تأمین کیت", "", 20, "delivery", UPKEEP),
        price(20),
    ),
    questions=(
        Question(-2, "نتیجهٔ بد به چه کسی اعلام می‌شود؟"),
        Question(-3, "کدام سم‌ها در اولویت است؟", "فسفره‌ها و کاربامات‌ها؛ فهرست در پیوست.", -1),
    ),
    documents=(Document("شرح چالش", "pdf"), Document("نتیجهٔ آزمایش‌ها", "xlsx")),
)

MARKET_COLD = Challenge(
    code="market-cold-chain",
    department="markets",
    state="awarded",
    timeline=timeline(-125, -82),
    title_fa="کم‌شدن دورریز سبزی در بازارهای محله",
    summary_fa=(
        "در بازار هفت‌حوض از هر هفت کیلو سبزی یک کیلو تا عصر پلاسیده می‌شود. نگه‌داشتنی ارزان‌تر از سردخانه می‌خواهیم."
    ),
    need_fa=html("""
        غرفه‌ها روباز است و سردخانهٔ مرکزی دور. غرفه‌دار سبزی را با آب‌پاشی تازه نگه می‌دارد که آن را زودتر
        می‌پوساند.

        یخچال تبخیری، پوشش، جعبهٔ بهتر، قیمت‌گذاری عصرگاهی یا پیوند با خیریه‌ها، هر کدام یا همه با هم. دورریز باید
        وزن شود تا اثر دیده شود.
    """),
    outcomes_fa=(
        "نصف‌شدن دورریز سبزی",
        "برق کمتر از ۲ کیلووات‌ساعت در روز برای هر غرفه",
        "رساندن مازاد به دست‌کم سه خیریه",
    ),
    data_fa="فروش روزانهٔ ۲۲ غرفه در یک سال.",
    site_fa="بازار هفت‌حوض و بازار مدائن، ۱۲ غرفه.",
    trl_min=5,
    budget_rial=13 * BILLION_TOMAN // 10,
    procurement="small",
    ip="city_licence",
    eligibility=ANY_FIRM,
    fields=("markets", "waste", "energy"),
    capabilities=("cold-chain", "packaging", "pricing-models"),
    districts=(8,),
    form=(
        FormQuestion("چه چیزی سبزی را تازه نگه می‌دارد؟", "", 300, 40),
        FormQuestion("غرفه‌دار چه کار تازه‌ای دارد؟", "", 200, 20),
        FormQuestion("دورریز را چگونه وزن می‌کنید؟", "", 200, 20),
    ),
    criteria=(
        Criterion("effect", "کاهش دورریز", "", 40, "technical", EVIDENCE),
        Criterion("sellers", "پذیرش غرفه‌دار", "", 20, "impact", PEOPLE),
        Criterion("upkeep", "برق و نگهداری", "", 20, "delivery", UPKEEP),
        price(20),
    ),
    questions=(
        Question(-104, "غرفه‌دار هزینه‌ای می‌دهد؟", "در پایلوت نه؛ پس از آن قیمت اجارهٔ ماهانه را بنویسید.", -101),
        Question(-115, "فاضلاب در غرفه هست؟", "در هر دو غرفه یک کف‌شور.", -112),
    ),
    documents=(Document("شرح چالش", "pdf"), Document("فروش یک سال", "xlsx")),
)

EMPTY_SHOPS = Challenge(
    code="empty-shops",
    department="finance",
    state="open",
    timeline=timeline(-1, 38),
    title_fa="مغازه‌های خالی کنار خیابان را زنده کنیم",
    summary_fa=(
        "در سلسبیل و نظام‌آباد از هر نُه مغازه یکی بیش از یک سال بسته است. می‌خواهیم خالی‌بودن دیده شود و برای چند "
        "ماه به کسی برسد."
    ),
    need_fa=html("""
        مالک از مستأجر بد می‌ترسد، پیشه‌ور از پول پیش. خیابان تاریک می‌شود و مغازه‌های کناری هم می‌بندند. شهرداری
        از عوارض نمی‌فهمد کدام مغازه خالی است.

        خدمتی می‌خواهیم که مغازهٔ خالی را بشناسد، قرارداد سه‌ماههٔ امن بسازد و پیشهٔ مناسب خیابان را پیشنهاد دهد.
    """),
    outcomes_fa=("بازشدن ۶۰ مغازه در یک سال", "قرارداد سه‌ماهه با بیمهٔ خسارت", "افزایش ۱۵ درصدی رهگذر"),
    data_fa="فهرست پروانه‌های صنفی، مصرف برق ماهانه به صورت رده‌بندی و شمارش رهگذر.",
    site_fa="خیابان‌های سلسبیل، هاشمی، نظام‌آباد و گرگان.",
    trl_min=4,
    budget_rial=10 * BILLION_TOMAN // 10,
    procurement="small",
    ip="vendor_keeps",
    eligibility=ANY_FIRM,
    fields=("economy", "community"),
    capabilities=("local-retail", "property-valuation", "revenue-models", "recommendation"),
    districts=(7, 10),
    pilot_days=180,
    form=(
        FormQuestion("مغازهٔ خالی را چگونه می‌شناسید؟", "", 250, 25),
        FormQuestion("مالک چرا باید اعتماد کند؟", "", 300, 30),
        FormQuestion("پس از پایلوت درآمد شما از کجاست؟", "", 250, 20),
    ),
    criteria=(
        Criterion("trust", "اعتماد مالک و پیشه‌ور", "", 35, "impact", PEOPLE),
        Criterion("model", "پایداری درآمد", "", 25, "delivery", RECORD),
        Criterion("find", "شناخت مغازهٔ خالی", "", 25, "technical", ACCURACY),
        price(15),
    ),
    questions=(Question(-1, "فهرست پروانه‌ها نام مالک دارد؟"),),
    documents=(Document("شرح چالش", "pdf"),),
)

STREET_VENDORS = Challenge(
    code="street-vendors",
    department="district-15",
    state="awaiting_office",
    timeline=timeline(6, 48),
    title_fa="جای امن و نوبتی برای دست‌فروشان مشیریه",
    summary_fa=(
        "دست‌فروش هر روز جابه‌جا می‌شود و جریمه می‌دهد، مشتری دنبال او می‌گردد. بساط‌گاه نوبتی با سهم روشن می‌خواهیم."
    ),
    need_fa=html("""
        چهارصد دست‌فروش در خیابان مشیریه و میدان خراسان کار می‌کنند؛ بیش از نیمی زن‌اند. بازارچهٔ سرپوشیدهٔ ۱۴۰۱
        دور بود و خالی ماند.

        سامانه‌ای ساده برای نوبت، سهم هر گروه، پاکیزگی و پرداخت روزانهٔ اندک می‌خواهیم که با نمایندگان خودشان
        ساخته شود.
    """),
    outcomes_fa=("۱۲۰ جای نوبتی", "صفر شدن جریمه برای نوبت‌داران", "پاک‌بودن معبر پس از هر نوبت"),
    data_fa="نقشهٔ معبر و آمارگیری ۴۰۰ دست‌فروش.",
    site_fa="خیابان مشیریه و پیاده‌روی میدان خراسان.",
    trl_min=4,
    budget_rial=8 * BILLION_TOMAN // 10,
    procurement="small",
    ip="open_source",
    eligibility=ANY_FIRM,
    fields=("economy", "markets", "community"),
    capabilities=("service-design", "participation", "payments", "local-retail"),
    districts=(15,),
    form=(
        FormQuestion("نوبت و سهم چگونه است؟", "", 300, 35),
        FormQuestion("با نمایندگان چگونه کار می‌کنید؟", "", 250, 30),
        FormQuestion("پاکیزگی با کیست؟", "", 150, 15),
    ),
    criteria=(
        Criterion("fair", "انصاف و پذیرش", "", 40, "impact", PEOPLE),
        Criterion("works", "کارکرد روزانه", "", 20, "technical", EVIDENCE),
        Criterion("delivery", "راه‌اندازی", "", 20, "delivery", DELIVERY),
        price(20),
    ),
    documents=(Document("شرح چالش", "pdf"),),
)
