"""Light at night and bricks that crumble."""

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
    ANY_FIRM,
    BILLION_TOMAN,
    DELIVERY,
    EVIDENCE,
    KNOWLEDGE_BASED,
    PEOPLE,
    RECORD,
    SAFETY,
    UPKEEP,
    price,
)

DIMMED_STREETS = Challenge(
    code="dimmed-streets",
    department="beautification",
    state="open",
    timeline=timeline(-3, 40),
    title_fa="نوری که با رهگذر بیدار شود",
    summary_fa=(
        "راه‌های پیادهٔ دور دریاچهٔ چیتگر و بلوارهای تهرانسر تمام شب با همهٔ توان روشن‌اند. کم‌نور باشند، مگر کسی بیاید."
    ),
    need_fa=html("""
        از ساعت یک تا پنج بامداد، در بیشتر این راه‌ها کسی نیست. خاموشی کامل زنان دوندهٔ سحر را می‌ترساند و روشنایی
        کامل پرنده‌های دریاچه را سرگردان می‌کند.

        چراغ‌هایی می‌خواهیم که آدم، دوچرخه و خودرو را بشناسند و پیشاپیش او روشن شوند؛ باد و گربه آن‌ها را بیدار
        نکند. سرِ چراغ‌ها نو است و فقط کنترل آن باید افزوده شود.
    """),
    outcomes_fa=("کاهش ۵۵ درصدی برق", "روشن‌شدن ۳۰ متر جلوتر از رهگذر", "رضایت ۸۰ درصد از پیاده‌روندگان شب"),
    data_fa="جای ۹۴۰ چراغ، برق هر تابلو و شمارش شبانه.",
    site_fa="۱۲۰ چراغ ضلع شمالی دریاچه و ۶۰ چراغ در تهرانسر.",
    trl_min=6,
    budget_rial=29 * BILLION_TOMAN // 10,
    procurement="medium",
    ip="vendor_keeps",
    eligibility=KNOWLEDGE_BASED,
    fields=("lighting", "energy"),
    capabilities=("smart-lighting", "lora", "nb-iot", "people-counting", "power-electronics"),
    districts=(21, 22),
    pilot_days=120,
    form=(
        FormQuestion("رهگذر را چگونه از باد و گربه جدا می‌کنید؟", "", 300, 35),
        FormQuestion("اگر شبکه قطع شود چراغ چه می‌کند؟", "", 200, 25),
        FormQuestion("احساس امنیت را چگونه می‌سنجید؟", "", 200, 20),
    ),
    criteria=(
        Criterion("sense", "شناخت رهگذر", "", 35, "technical", EVIDENCE),
        Criterion("safe", "احساس امنیت", "زنان، سالمندان", 20, "impact", PEOPLE),
        Criterion("upkeep", "نگهداری", "", 25, "delivery", UPKEEP),
        price(20),
    ),
    questions=(Question(-1, "سر چراغ‌ها از چند سازنده است؟"),),
    documents=(Document("شرح چالش", "pdf"), Document("جای چراغ‌ها", "geojson")),
)

LALEHZAR_LIGHT = Challenge(
    code="lalehzar-light",
    department="beautification",
    state="awarded",
    timeline=timeline(-150, -105),
    title_fa="نورپردازی لاله‌زار که به آجرها آسیب نزند",
    summary_fa="نماهای دههٔ ۱۳۲۰ لاله‌زار شب‌ها در تاریکی است و نورافکن‌های پیشین با پیچ و حرارت آجر را شکافتند.",
    need_fa=html("""
        سینماهای بسته و مغازه‌های چراغ‌فروشی، لاله‌زار را به راهرویی سرد بدل کرده‌اند. می‌خواهیم نور شب، خانواده
        را دوباره تا سر منوچهری بکشاند.

        نور باید بی سوراخ‌کردن نما نصب شود، گرما ندهد، به اتاق ساکنان بالای مغازه نتابد و کسبه آن را از خود
        بدانند.
    """),
    outcomes_fa=(
        "نصب برگشت‌پذیر روی ۲۴ نما",
        "تابش کمتر از ۲ لوکس به پنجرهٔ ساکنان",
        "افزایش ۴۰ درصدی رهگذر پس از ساعت ۲۰",
    ),
    data_fa="برداشت سه‌بعدی نماها و شمارش رهگذر.",
    site_fa="لاله‌زار از چهارراه کنت تا منوچهری.",
    trl_min=6,
    budget_rial=21 * BILLION_TOMAN // 10,
    procurement="medium",
    ip="city_licence",
    eligibility=ANY_FIRM,
    fields=("lighting", "heritage"),
    capabilities=("smart-lighting", "conservation-materials", "participation"),
    districts=(12,),
    form=(
        FormQuestion("چراغ چگونه بی سوراخ بر نما می‌نشیند؟", "", 300, 35),
        FormQuestion("با ساکنان و کسبه چگونه کار می‌کنید؟", "", 250, 25),
        FormQuestion("برق و تعمیر در سال دوم؟", "", 200, 20),
    ),
    criteria=(
        Criterion("heritage", "بی‌آسیبی به نما", "", 35, "technical", SAFETY),
        Criterion("people", "ساکنان و کسبه", "", 25, "impact", PEOPLE),
        Criterion("upkeep", "نگهداری", "", 20, "delivery", UPKEEP),
        price(20),
    ),
    questions=(
        Question(-126, "نور رنگی هم می‌پذیرید؟", "نه، تنها نور گرم زیر ۲۷۰۰ کلوین.", -123),
        Question(-138, "نماها ثبت ملی است؟", "یازده نما؛ نظر میراث دربارهٔ هر یک پیوست شد.", -134),
    ),
    documents=(Document("شرح چالش", "pdf"), Document("نظر میراث فرهنگی", "pdf")),
)

BRICK_SALTS = Challenge(
    code="brick-salts",
    department="district-20",
    state="open",
    timeline=timeline(-10, 24),
    title_fa="شوره‌زدن آجرهای باروی ری",
    summary_fa=(
        "آب زیرزمینی نمک را به باروی کهن چشمه‌علی می‌کشد و آجرها پوسته‌پوسته می‌ریزد. راهی برگشت‌پذیر برای خشک "
        "نگه‌داشتن پای دیوار می‌خواهیم."
    ),
    need_fa=html("""
        پای بارو، آنجا که کودکان در چشمه بازی می‌کنند، هر زمستان دو سانتی‌متر از آجر می‌ریزد. ملات سیمانی دههٔ
        هفتاد کار را بدتر کرده است، چون راه نفس دیوار را بست.

        هر روشی باید برگشت‌پذیر باشد و پیش از اجرا بر نمونه‌ای یک‌متری به تأیید میراث فرهنگی برسد.
    """),
    outcomes_fa=("نصف‌شدن رطوبت پای دیوار در یک سال", "برگشت‌پذیری کامل", "دستورالعمل نگهداری برای کارگر محلی"),
    data_fa="آزمایش نمک و رطوبت در ۲۴ نقطه، تراز آب چشمه.",
    site_fa="چهل متر از باروی ری در ضلع جنوبی چشمه‌علی.",
    trl_min=4,
    budget_rial=9 * BILLION_TOMAN // 10,
    procurement="small",
    ip="open_source",
    eligibility=ANY_FIRM,
    fields=("heritage", "water"),
    capabilities=("conservation-materials", "digital-heritage", "structural-monitoring"),
    districts=(20,),
    pilot_days=365,
    form=(
        FormQuestion("روش شما چیست و چگونه برداشته می‌شود؟", "", 350, 40),
        FormQuestion("بر کدام بنا آن را آزموده‌اید؟", "", 250, 25),
        FormQuestion("چگونه رطوبت را یک سال می‌سنجید؟", "", 200, 15),
    ),
    criteria=(
        Criterion("method", "روش برگشت‌پذیر", "", 40, "technical", SAFETY),
        Criterion("record", "سابقه در بنای تاریخی", "", 20, "technical", RECORD),
        Criterion("delivery", "برنامهٔ یک‌ساله", "", 20, "delivery", DELIVERY),
        price(20),
    ),
    questions=(
        Question(-7, "می‌توان از مصالح سازهٔ دیگری نمونه گرفت؟", "از آوار پای بارو و با حضور کارشناس میراث بله.", -4),
        Question(-5, "می‌توان چشمه را موقت منحرف کرد؟", "سه روز در پاییز، نه بیشتر.", -2),
    ),
    documents=(Document("شرح چالش", "pdf"), Document("آزمایش نمک", "xlsx")),
)

OUDLAJAN_PATHS = Challenge(
    code="oudlajan-paths",
    department="district-12",
    state="draft",
    timeline=timeline(15, 60),
    title_fa="گم‌شدن خوشایند در عودلاجان",
    summary_fa=(
        "گردشگر از بازار تا خانهٔ مدرس را با پرسیدن می‌آید. راهنمایی می‌خواهیم که تابلوی تازه به دیوار کهنه نکوبد."
    ),
    need_fa=html("""
        کوچه‌ها نام سه‌گانه دارند و نقشهٔ گوشی در سابات‌ها جای آدم را گم می‌کند. مغازه‌دارها روزی صد بار نشانی
        می‌دهند و از آن خسته‌اند.

        ترکیبی از کف‌نوشته، صدا، روایت اهالی و مکان‌یابی می‌خواهیم که نابینا هم از آن بهره ببرد.
    """),
    outcomes_fa=("رسیدن ۹ گردشگر از ۱۰ به مقصد بی پرسش", "بیست روایت ضبط‌شده از اهالی"),
    data_fa="نقشهٔ کوچه‌ها و نام‌های کهن.",
    site_fa="گذر مسگرها تا سرای کاظمی.",
    trl_min=5,
    budget_rial=6 * BILLION_TOMAN // 10,
    procurement="small",
    ip="open_source",
    eligibility=ANY_FIRM,
    fields=("heritage", "accessibility"),
    capabilities=("wayfinding", "augmented-reality", "indoor-positioning", "tourism-services"),
    districts=(12,),
    form=(
        FormQuestion("رهگذر چه می‌بیند و چه می‌شنود؟", "", 300, 40),
        FormQuestion("روایت‌ها را چگونه گرد می‌آورید؟", "", 200, 20),
        FormQuestion("در سابات‌ها جای آدم را چگونه می‌یابید؟", "", 200, 20),
    ),
    criteria=(
        Criterion("way", "یافتن راه", "", 40, "impact", PEOPLE),
        Criterion("heritage", "بی‌آسیبی به دیوار", "", 20, "technical", SAFETY),
        Criterion("delivery", "اجرا با اهالی", "", 20, "delivery", DELIVERY),
        price(20),
    ),
)
