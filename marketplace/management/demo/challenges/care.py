"""Things that need care before they break: old plane trees and long escalators."""

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
    BILLION_TOMAN,
    DELIVERY,
    ESTABLISHED,
    EVIDENCE,
    KNOWLEDGE_BASED,
    PEOPLE,
    SAFETY,
    price,
)

CHENAR = Challenge(
    code="chenar-health",
    department="parks",
    state="closed",
    timeline=timeline(-46, -1),
    title_fa="حال چنارهای ولیعصر از ریشه تا تاج",
    summary_fa=(
        "از هجده هزار چنار ولیعصر هر سال صدها اصله خشک می‌شود و تا برگ نریزد کسی نمی‌فهمد. باید دو سال زودتر دانست."
    ),
    need_fa=html("""
        درخت تشنه در ظاهر تا سه سال سبز می‌ماند. باغبان با چکش به تنه می‌زند و از صدا می‌فهمد پوک است، اما هجده
        هزار تنه را نمی‌توان کوبید.

        می‌خواهیم با تصویر، صدا، رطوبت خاک یا حرارت برگ، درخت‌ها به سه دسته بخش شوند و برای هر یک بدانیم آب
        می‌خواهد، هرس یا درمان. سوراخ‌کردن تنه پذیرفته نیست.
    """),
    outcomes_fa=(
        "شناسنامهٔ ۴٬۰۰۰ چنار از پارک‌وی تا تجریش",
        "هم‌رأیی ۸۵ درصد با گروه درخت‌شناس",
        "روشی که باغبان با یک روز آموزش به کار ببرد",
    ),
    data_fa="جای درخت‌ها، آبیاری جوی و فهرست ۱٬۱۰۰ درخت خشک‌شده در ده سال.",
    site_fa="خیابان ولیعصر از پارک‌وی تا تجریش؛ بالابر سازمان شب‌ها همراه است.",
    trl_min=5,
    budget_rial=21 * BILLION_TOMAN // 10,
    procurement="medium",
    ip="open_source",
    eligibility=KNOWLEDGE_BASED,
    fields=("green", "heritage"),
    capabilities=("tree-health", "thermal-imaging", "acoustic-sensing", "computer-vision", "soil-moisture"),
    districts=(1, 3),
    pilot_days=180,
    form=(
        FormQuestion("درخت بیمار را پیش از زردشدن چگونه می‌شناسید؟", "", 350, 40),
        FormQuestion("با درخت‌شناس سنجیده‌اید؟", "", 250, 25),
        FormQuestion("باغبان چه ابزاری در دست دارد؟", "", 200, 15),
    ),
    criteria=(
        Criterion("accuracy", "شناخت زودهنگام", "", 40, "technical", ACCURACY),
        Criterion("crew", "به دست باغبان", "", 20, "impact", PEOPLE),
        Criterion("delivery", "برنامهٔ یک بهار", "", 20, "delivery", DELIVERY),
        price(20),
    ),
    questions=(
        Question(-36, "پهپاد مجاز است؟", "فقط زیر ۱۵ متر و با همراه سازمان.", -33),
        Question(-30, "برش‌نگاری صوتی سوراخ می‌خواهد؟", "میخ باریک تا ۵ میلی‌متر پذیرفته است.", -27),
    ),
    documents=(Document("شرح چالش", "pdf"), Document("درخت‌های خشک‌شده", "geojson")),
)

ESCALATORS = Challenge(
    code="escalator-care",
    department="metro",
    state="closed",
    timeline=timeline(-44, -1),
    title_fa="پله‌برقی که پیش از خرابی کمک بخواهد",
    summary_fa=(
        "پله‌برقی ۵۶ متری تجریش ماهی دو بار می‌ایستد و سالمندان ۲۸۰ پله را بالا می‌روند. خرابی را باید یک هفته زودتر شنید."
    ),
    need_fa=html("""
        تعمیرکار خرابی را از بو و صدا می‌شناسد، ولی وقتی او را خبر می‌کنند که پله ایستاده است. یدک بعضی بخش‌ها سه
        ماه راه دارد و خرید از پیش ممکن نیست، مگر بدانیم چه می‌شکند.

        حسگرهای ارتعاش، دما و جریان برق را می‌توان بیرون از تابلو نصب کرد. دست‌بردن در مدار ایمنی ممنوع است.
    """),
    outcomes_fa=("پیش‌بینی ۷۰ درصد توقف‌ها، ۷ روز زودتر", "کاهش ۴۰ درصدی زمان خوابیدن", "فهرست یدک سه‌ماهه"),
    data_fa="دفتر تعمیر ۱۸ پله در شش سال و برق ساعتی.",
    site_fa="شش پله در ایستگاه‌های تجریش، قیطریه و هفت‌تیر.",
    trl_min=6,
    budget_rial=26 * BILLION_TOMAN // 10,
    procurement="medium",
    ip="vendor_keeps",
    eligibility=ESTABLISHED,
    fields=("public-transport", "accessibility"),
    capabilities=("predictive-maintenance", "vibration-sensing", "elevators", "anomaly-detection"),
    districts=(1, 7),
    pilot_days=180,
    form=(
        FormQuestion("کدام خرابی‌ها را و از چه نشانه‌ای می‌فهمید؟", "", 350, 40),
        FormQuestion("در کدام پله یا آسانسور آزموده‌اید؟", "", 250, 25),
        FormQuestion("تعمیرکار چه پیامی می‌گیرد؟", "", 200, 15),
    ),
    criteria=(
        Criterion("predict", "پیش‌بینی سودمند", "", 40, "technical", EVIDENCE),
        Criterion("crew", "اعتماد تعمیرکار", "", 15, "impact", PEOPLE),
        Criterion("delivery", "نصب بی دست‌بردن در ایمنی", "", 25, "delivery", SAFETY),
        price(20),
    ),
    questions=(
        Question(-28, "می‌شود از تابلو برق گرفت؟", "از پریز کنار موتورخانه بله، از تابلو نه.", -25),
        Question(-34, "پله‌ها از چند سازنده است؟", "سه سازنده؛ نقشه‌ها در پیوست.", -31),
    ),
    documents=(Document("شرح چالش", "pdf"), Document("دفتر تعمیر شش سال", "csv")),
)
