"""Fire, rats and a valley that burns in August."""

from marketplace.management.demo.prose import html
from marketplace.management.demo.schema import (
    Amendment,
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
    ESTABLISHED,
    EVIDENCE,
    KNOWLEDGE_BASED,
    PEOPLE,
    SAFETY,
    UPKEEP,
    price,
)

HYDRANTS = Challenge(
    code="fire-hydrants",
    department="fire",
    state="open",
    timeline=timeline(-27, 3),
    title_fa="شیر آتش‌نشانی که پیش از رسیدن خودرو بگوید آب دارد",
    summary_fa=(
        "از هر شش شیر در بازار یکی فشار ندارد یا زیر بساط مانده است و گروه این را در آتش می‌فهمد. حال هر شیر را "
        "باید از پیش دانست."
    ),
    need_fa=html("""
        آتش انبار کفش در پامنار نشان داد که سه شیر نزدیک خشک بود و شیر چهارم در مغازه‌ای قفل. بازدید دستی سالی یک
        بار است و روز بعد وانتی روی شیر پارک می‌کند.

        حسگر فشار در چاهک‌های خیس و سرد، دیدن پوشیده‌شدن شیر و خبررسانی به تبلت خودرو را با هم می‌خواهیم. باز کردن
        چاهک فقط با گروه آبفا ممکن است و هر شیر یک بار.
    """),
    outcomes_fa=(
        "دانستن فشار هر شیر با خطای نیم بار، هر شش ساعت",
        "پنج سال کار باتری",
        "نمایش سه شیر آماده در تبلت خودرو در ۱۰ ثانیه",
    ),
    data_fa="جای ۴۱۰ شیر، فشار اسمی و گزارش ۳۸ آتش.",
    site_fa="پنجاه شیر در پامنار، بازار و منیریه.",
    title_en="Hydrants that say they have water before the engine arrives",
    summary_en=(
        "One hydrant in six of the bazaar has no pressure or hides under a stall, and crews find out during the fire."
    ),
    need_en=html("""
        The fire in a shoe store in Pamenar showed three dry hydrants and a fourth locked inside a shop. Pressure
        sensors in cold wet pits, seeing that a hydrant is covered, and telling the tablet in the engine belong
        together. A pit may be opened once only, with the water company.
    """),
    trl_min=6,
    budget_rial=33 * BILLION_TOMAN // 10,
    procurement="medium",
    ip="vendor_keeps",
    eligibility=ESTABLISHED,
    fields=("fire-safety", "water"),
    capabilities=("low-power-hardware", "waterproof-housing", "nb-iot", "emergency-response", "water-level-sensing"),
    districts=(11, 12),
    technical_minimum=65,
    form=(
        FormQuestion("حسگر در چاهک خیس چگونه پیام می‌فرستد؟", "", 350, 35),
        FormQuestion("عمر پنج‌سالهٔ باتری را چگونه ثابت می‌کنید؟", "", 250, 25),
        FormQuestion("روی تبلت چه دیده می‌شود؟", "", 200, 15),
    ),
    criteria=(
        Criterion("signal", "کار در چاهک", "", 35, "technical", EVIDENCE),
        Criterion("battery", "عمر و نگهداری", "", 25, "delivery", UPKEEP),
        Criterion("crew", "به کار گروه آمدن", "", 20, "impact", PEOPLE),
        price(20),
    ),
    questions=(
        Question(-20, "درپوش چاهک چدنی است؟", "بله، ۴۰ میلی‌متر؛ می‌توان در ۱۵ درپوش روزنهٔ آنتن ساخت.", -17),
        Question(-12, "تبلت‌ها اندروید است؟", "اندروید ۱۲، بی سیم‌کارت دوم.", -9),
    ),
    documents=(Document("شرح چالش", "pdf"), Document("جای شیرها", "geojson")),
)

FIRE_TRAINING = Challenge(
    code="fire-training",
    department="fire",
    state="awarded",
    timeline=timeline(-135, -90),
    title_fa="تمرین آتش در واحدهای مسکونی، بی آتش",
    summary_fa=(
        "آتش‌نشان تازه‌کار سالی دو بار خانهٔ آتش را می‌بیند. شبیه‌سازی می‌خواهیم که ماهی دو بار تمرین کند و نفس و "
        "گرما را حس کند."
    ),
    need_fa=html("""
        خانهٔ آتش در مرکز آموزش روزی دوازده نفر می‌پذیرد و گاز آن گران است. در عینک‌های بازاری نه وزن شلنگ حس
        می‌شود، نه گم‌شدن در دود.

        صحنه‌ها باید از خانه‌های واقعی تهران باشد: بالکن پر از خرت‌وپرت، راه‌پلهٔ تنگ، کولر روی بام، گاز
        بسته‌نشده. مربی باید بتواند در میانهٔ تمرین شرایط را عوض کند.
    """),
    outcomes_fa=("۲۴ تمرین در روز", "بهبود ۲۰ درصدی زمان یافتن مصدوم در آزمون خانهٔ آتش", "ساخت صحنهٔ تازه به دست مربی"),
    data_fa="فیلم کلاه ۱۶ عملیات، بی چهره، و نقشهٔ چهار خانهٔ نمونه.",
    site_fa="مرکز آموزش خاوران، سالن ۲۰۰ متری.",
    trl_min=6,
    budget_rial=37 * BILLION_TOMAN // 10,
    procurement="medium",
    ip="vendor_keeps",
    eligibility=KNOWLEDGE_BASED,
    fields=("fire-safety", "community"),
    capabilities=("training", "augmented-reality", "three-d-modelling", "protective-equipment"),
    districts=(),
    form=(
        FormQuestion("وزن، گرما و نفس چگونه حس می‌شود؟", "", 300, 35),
        FormQuestion("مربی چه اختیاری دارد؟", "", 250, 25),
        FormQuestion("اثر آموزش را چگونه می‌سنجید؟", "", 250, 20),
    ),
    criteria=(
        Criterion("real", "نزدیکی به صحنه", "", 35, "technical", EVIDENCE),
        Criterion("learning", "اثر سنجیده بر آموزش", "", 25, "impact", ACCURACY),
        Criterion("upkeep", "نگهداری و صحنهٔ تازه", "", 20, "delivery", UPKEEP),
        price(20),
    ),
    questions=(
        Question(-115, "صدای بی‌سیم واقعی را می‌توان به کار برد؟", "بله، پس از پاک‌شدن نام‌ها.", -112),
        Question(-124, "لباس کامل هنگام تمرین پوشیده می‌شود؟", "بله، با کپسول خالی.", -121),
    ),
    documents=(Document("شرح چالش", "pdf"), Document("نقشهٔ خانه‌های نمونه", "pdf")),
)

RATS = Challenge(
    code="rats-in-channels",
    department="services",
    state="open",
    timeline=timeline(-25, 6),
    title_fa="کم‌کردن موش در جوی‌های مرکز شهر، بی سم",
    summary_fa=(
        "موش‌های نهرهای ناصرخسرو و مولوی به طعمهٔ مسموم خو گرفته‌اند و گربه و جغد به‌جای آن‌ها می‌میرند. راه دیگری می‌خواهیم."
    ),
    need_fa=html("""
        سالی ۶۰ تن طعمه در جوی‌ها ریخته می‌شود و شمار موش‌ها کم نمی‌شود، چون غذا و لانه سر جای خود است. کسی هم
        نمی‌داند چند تا موش هست؛ عددها از روی تماس‌هاست.

        می‌خواهیم نخست شمرده شود، سپس با ترکیبی از بستن لانه، تلهٔ خودکار، بازداری زادوولد یا هر راه بی‌سم دیگر کم
        شود.
    """),
    outcomes_fa=("روش شمارش با خطای زیر ۲۵ درصد", "کاهش ۵۰ درصدی در سه کیلومتر جوی", "هیچ سم در محیط"),
    data_fa="تماس‌های موش در سه سال، نقشهٔ جوی‌ها و ساعت بیرون‌گذاشتن زباله.",
    site_fa="سه کیلومتر جوی در ناصرخسرو، مولوی و امیریه.",
    trl_min=5,
    budget_rial=17 * BILLION_TOMAN // 10,
    procurement="small",
    ip="vendor_keeps",
    eligibility=ANY_FIRM,
    fields=("health", "waste"),
    capabilities=("pest-control", "computer-vision", "low-power-hardware"),
    districts=(11, 12),
    pilot_days=150,
    form=(
        FormQuestion("موش‌ها را چگونه می‌شمارید؟", "", 300, 30),
        FormQuestion("چگونه بی سم کم می‌شوند و چرا برنمی‌گردند؟", "", 350, 35),
        FormQuestion("لاشه‌ها چه می‌شود و کارگر چه می‌کند؟", "", 200, 15),
    ),
    criteria=(
        Criterion("effect", "کاهش سنجیده", "", 35, "technical", EVIDENCE),
        Criterion("count", "شمارش", "", 20, "technical", ACCURACY),
        Criterion("safety", "بی‌خطری برای کودک، گربه و کارگر", "", 25, "impact", SAFETY),
        price(20),
    ),
    questions=(
        Question(-10, "عقیم‌کردن موش‌ها با دارو مجاز است؟", "فقط با مجوز دامپزشکی؛ گرفتن آن با شرکت است.", -8),
        Question(-17, "می‌شود دوربین در جوی گذاشت؟", "بله، زیر درپوش و رو به پایین.", -14),
    ),
    documents=(Document("شرح چالش", "pdf"), Document("تماس‌های سه سال", "csv")),
    amendments=(
        Amendment(
            day=-13,
            material=True,
            note_fa=(
                "محدوده از دو به سه کیلومتر رسید و سقف بودجه به همان نسبت بیشتر شد؛ مهلت عوض نشد چون هنوز نوزده "
                "روز مانده بود."
            ),
            changes={
                "budget_rial": 24 * BILLION_TOMAN // 10,
                "procurement": "medium",
                "site_fa": "سه کیلومتر جوی در ناصرخسرو، مولوی و امیریه، از میدان محمدیه تا میدان امام خمینی.",
            },
        ),
    ),
)

FARAHZAD_FIRE = Challenge(
    code="farahzad-fire",
    department="district-2",
    state="returned",
    timeline=timeline(9, 45),
    title_fa="دیدن نخستین دود در دره فرحزاد",
    summary_fa=(
        "هر تابستان علف خشک دامنهٔ فرحزاد چند بار آتش می‌گیرد و خودرو به آن‌جا نمی‌رسد. دود را باید در دقیقهٔ نخست دید."
    ),
    need_fa=html("""
        آتش‌ها از ته‌سیگار و منقل آغاز می‌شود و با باد عصر تا حصار باغ‌ها می‌رسد. نگهبان‌ها دو نفرند و دره پنج
        کیلومتر.

        دوربین، پهپاد نوبتی، حسگر دود یا همکاری باغ‌رستوران‌ها را می‌توان با هم آمیخت. مه صبح و دود کباب نباید
        هشدار بدهد.
    """),
    outcomes_fa=("دیدن دود در ۳ دقیقه", "کمتر از یک هشدار نادرست در هفته"),
    data_fa="جای ۴۶ آتش در پنج سال.",
    site_fa="پنج کیلومتر دره، دو دکل مخابرات.",
    trl_min=6,
    budget_rial=15 * BILLION_TOMAN // 10,
    procurement="small",
    ip="vendor_keeps",
    eligibility=KNOWLEDGE_BASED,
    fields=("fire-safety", "green"),
    capabilities=("smoke-detection", "thermal-imaging", "drone-survey", "early-warning"),
    districts=(2,),
    form=(
        FormQuestion("دود آتش را از دود کباب چگونه جدا می‌کنید؟", "", 300, 40),
        FormQuestion("گروه آتش‌نشانی چه خبری می‌گیرد؟", "", 200, 20),
        FormQuestion("برق و دزدی؟", "", 150, 20),
    ),
    criteria=(
        Criterion("detect", "دیدن زود و درست", "", 45, "technical", ACCURACY),
        Criterion("crew", "به کار گروه آمدن", "", 15, "impact", PEOPLE),
        Criterion("upkeep", "نگهداری در دره", "", 20, "delivery", UPKEEP),
        price(20),
    ),
    state_reason_fa=(
        "پرواز پهپاد در این محدوده مجوز می‌خواهد. یا مجوز را پیوست کنید یا پهپاد را از روش‌های پذیرفته بردارید؛ "
        "همچنین روشن نیست پاسخ به هشدار در شب با کدام ایستگاه است."
    ),
)
