"""Waste, the heavy side: wet waste of the central market, leachate on the road, rubble without a trace."""

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
    BILLION_TOMAN,
    DELIVERY,
    ESTABLISHED,
    EVIDENCE,
    KNOWLEDGE_BASED,
    PEOPLE,
    RECORD,
    UPKEEP,
    price,
)

MARKET_WET_WASTE = Challenge(
    code="market-wet-waste",
    department="markets",
    state="open",
    timeline=timeline(-12, 21),
    title_fa="جداسازی پسماند تر در میدان میوه‌وتره‌بار",
    summary_fa="روزی ۴۰ تن پسماند تر با کارتن و پلاستیک درهم است. روشی برای جداسازی در همان میدان لازم داریم.",
    need_fa=html("""
        سحر که بار میدان مرکزی خالی می‌شود، برگ کاهو و میوهٔ لهیده با کارتن، نایلون و میخ جعبه در یک کپه می‌رود.
        این مخلوط نه کمپوست می‌شود و نه خریدار دارد و تا آرادکوه سی کیلومتر شیرابه می‌ریزد.

        جداسازی با دست آزموده شد؛ کارگر پس از ساعت نه در بوی آن دوام نمی‌آورد. غرفه‌دارها آماده‌اند دو سبد داشته
        باشند، اگر جای خالی‌کردن آن پای غرفه باشد.

        خوراک دام، کمپوست یا زیست‌گاز برای ما فرقی ندارد؛ مهم آن است که از میدان چیزی جز پسماند خشک تمیز بیرون
        نرود.
    """),
    outcomes_fa=(
        "جداشدن ۸۵ درصد پسماند تر با ناخالصی زیر ۵ درصد",
        "پاک‌بودن سکوها تا ساعت ۱۰ هر روز",
        "فروش یا مصرف دست‌کم ۳۰ تن در روز",
    ),
    data_fa="وزن روزانه به تفکیک سکو، فصل‌های اوج و قرارداد حمل.",
    site_fa="سکوهای ۱۲ تا ۱۵ و زمینی به اندازهٔ ۶۰۰ متر کنار باسکول شرقی، با برق سه‌فاز.",
    trl_min=6,
    budget_rial=6 * BILLION_TOMAN,
    procurement="medium",
    ip="vendor_keeps",
    eligibility=ESTABLISHED,
    fields=("waste", "markets"),
    capabilities=("waste-sorting", "composting", "anaerobic-digestion", "industrial-automation"),
    districts=(19,),
    form=(
        FormQuestion("روند کار از پای غرفه تا محصول چیست؟", "یک روز را ساعت‌به‌ساعت شرح دهید.", 400, 35),
        FormQuestion("محصول را چه کسی و به چه قیمتی می‌خرد؟", "نامهٔ خریدار امتیاز دارد.", 250, 20),
        FormQuestion("در مرداد، با گرما و بو، چه می‌کنید؟", "", 250, 15),
    ),
    criteria=(
        Criterion("purity", "خلوص جداسازی", "با وزن‌کشی روزانه", 30, "technical", EVIDENCE),
        Criterion("market", "مصرف محصول", "خریدار، قیمت و پایداری آن", 20, "impact", RECORD),
        Criterion("delivery", "کار در ریتم میدان", "از ساعت ۳ تا ۱۰ صبح", 25, "delivery", DELIVERY),
        Criterion("workers", "سلامت کارگران", "بو، بار و ایمنی دست", 10, "impact", PEOPLE),
        price(15),
    ),
    questions=(
        Question(-2, "غرفه‌دار برای جداسازی پاداش می‌گیرد؟"),
        Question(
            -6, "می‌توان بیرون از میدان دستگاه گذاشت؟", "دستگاه نه؛ ولی انبار موقت تا دو کیلومتری پذیرفته است.", -3
        ),
    ),
    documents=(Document("شرح چالش و نقشهٔ سکوها", "pdf"), Document("وزن روزانه ۱۴۰۳ تا ۱۴۰۵", "xlsx")),
    amendments=(
        Amendment(
            day=-5,
            material=False,
            note_fa="غلط نوشتاری در نام باسکول اصلاح شد؛ «باسکول غربی» نادرست بود.",
            changes={"site_fa": "سکوهای ۱۲ تا ۱۵ و زمینی به اندازهٔ ۶۰۰ متر کنار باسکول شرقی شمارهٔ ۲، با برق سه‌فاز."},
        ),
    ),
)

LEACHATE_TRUCKS = Challenge(
    code="leachate-trucks",
    department="waste",
    state="evaluating",
    timeline=timeline(-60, -15),
    title_fa="جلوگیری از ریختن شیرابهٔ خودروهای پسماند در بزرگراه آزادگان",
    summary_fa=(
        "هر شب ۲۳۰ سمی‌تریلر از ایستگاه‌های میانی تا آرادکوه شیرابه می‌ریزند. راهی می‌خواهیم که بی تعویض ناوگان "
        "جلو آن گرفته شود."
    ),
    need_fa=html("""
        لاستیک در عقب سمی‌تریلرها در چند ماه خشک می‌شود و شیرابه، به‌ویژه در شیب بهشت زهرا، بر آسفالت می‌ریزد.
        موتورسواران سر می‌خورند و اهالی باقرشهر از بو شکایت دارند.

        خرید تریلر نو در توان سازمان نیست. درزبند مقاوم، مخزن گیرنده، جاذب یا هر تدبیر دیگر پذیرفته است، به شرط
        آن‌که تخلیه در آرادکوه را کند نکند.
    """),
    outcomes_fa=(
        "کاهش ۸۰ درصدی شیرابهٔ ریخته در مسیر، سنجیده با وزن",
        "دوام شش‌ماهه در تماس با شیرابهٔ اسیدی",
        "افزودن کمتر از سه دقیقه به زمان تخلیه",
    ),
    data_fa="ترکیب شیمیایی شیرابه، زمان سفرها و فهرست شکایت‌ها.",
    site_fa="ده تریلر ایستگاه میانی دارآباد و آزمایشگاه آرادکوه.",
    trl_min=5,
    budget_rial=32 * BILLION_TOMAN // 10,
    procurement="medium",
    ip="city_licence",
    eligibility=KNOWLEDGE_BASED,
    fields=("waste", "roads"),
    capabilities=("leachate-treatment", "waterproof-housing", "heavy-machinery"),
    districts=(20,),
    technical_minimum=65,
    form=(
        FormQuestion("چه چیزی به تریلر افزوده می‌شود و چه چیزی عوض می‌شود؟", "با طرح یا عکس.", 300, 35),
        FormQuestion("دوام آن را در شیرابه چگونه آزموده‌اید؟", "", 300, 30),
        FormQuestion("نگهداری در تعمیرگاه سازمان چه می‌خواهد؟", "", 200, 15),
    ),
    criteria=(
        Criterion("seal", "آب‌بندی در شیب و دست‌انداز", "سنجش با وزن شیرابه", 35, "technical", EVIDENCE),
        Criterion("durability", "دوام در شیرابه", "آزمون غوطه‌وری و سایش", 20, "technical", ACCURACY),
        Criterion("upkeep", "نگهداری در تعمیرگاه", "زمان تعویض و قیمت یدک", 25, "delivery", UPKEEP),
        price(20),
    ),
    questions=(
        Question(-50, "pH شیرابه چقدر است؟", "میان ۴٫۸ و ۵٫۶؛ گزارش آزمایشگاه پیوست شد.", -46),
        Question(-44, "اجازهٔ سوراخ‌کاری شاسی هست؟", "شاسی نه؛ کف و در عقب بله، با تأیید کارگاه.", -40),
    ),
    documents=(Document("شرح چالش", "pdf"), Document("گزارش آزمایشگاه شیرابه", "pdf")),
)

RUBBLE_TRACE = Challenge(
    code="rubble-trace",
    department="waste",
    state="awarded",
    timeline=timeline(-420, -370),
    title_fa="ردگیری نخالهٔ ساختمانی از گود تا محل مجاز",
    summary_fa=(
        "شب‌ها کامیون‌های نخاله بار را در درهٔ کن و اطراف چیتگر خالی می‌کنند. می‌خواهیم هر بار از مبدأ تا مقصد دیده شود."
    ),
    need_fa=html("""
        هر گودبرداری در منطقه‌های ۵ و ۲۲ روزی تا هشتاد کامیون خاک بیرون می‌دهد. برگ حمل کاغذی است و یک برگ گاهی
        برای سه بار خرج می‌شود. سازنده می‌گوید بار را سپرده و راننده می‌گوید جایی نشانش نداده‌اند.

        راهی می‌خواهیم که سازنده، راننده و نگهبان محل دفن، هر سه، با گوشی معمولی به کار ببرند و پروندهٔ ساختمان بی
        آن به پایان کار نرسد.
    """),
    outcomes_fa=(
        "ثبت ۹۵ درصد سفرها با مبدأ و مقصد",
        "نصف‌شدن تخلیهٔ غیرمجاز در درهٔ کن",
        "صدور برگ حمل در کمتر از یک دقیقه",
    ),
    data_fa="فهرست پروانه‌های گودبرداری و جای سه محل مجاز.",
    site_fa="پنجاه کارگاه در شهران، باغ فیض و شهرک گلستان.",
    title_en="Tracing construction rubble from the pit to a legal site",
    summary_en=(
        "At night rubble trucks empty their load in the Kan valley. Every load should be seen from origin to "
        "destination."
    ),
    need_en=html("""
        Each excavation in districts 5 and 22 sends out up to eighty trucks of soil a day on paper slips that are
        used twice. Builder, driver and gatekeeper must all be able to use the answer with an ordinary phone.
    """),
    trl_min=6,
    budget_rial=28 * BILLION_TOMAN // 10,
    procurement="medium",
    ip="city_licence",
    eligibility=KNOWLEDGE_BASED,
    fields=("waste", "construction", "permits"),
    capabilities=("construction-waste", "fleet-management", "mobile-apps", "digital-identity"),
    districts=(5, 22),
    form=(
        FormQuestion("هر یک از سه نفر، سازنده و راننده و نگهبان، چه می‌کند؟", "", 350, 35),
        FormQuestion("چگونه جلو تقلب با یک برگ و چند بار را می‌گیرید؟", "", 300, 25),
        FormQuestion("اگر آنتن نباشد چه می‌شود؟", "", 200, 15),
    ),
    criteria=(
        Criterion("fraud", "بستن راه تقلب", "برگ دوباره، مقصد ساختگی، گوشی دوم", 35, "technical", EVIDENCE),
        Criterion("ease", "آسانی برای راننده", "کار با یک دست و در شب", 20, "impact", PEOPLE),
        Criterion("delivery", "راه‌اندازی پنجاه کارگاه", "آموزش و پشتیبانی شبانه", 25, "delivery", DELIVERY),
        price(20),
    ),
    questions=(
        Question(-405, "کامیون‌ها GPS دارند؟", "کمتر از یک‌سوم آن‌ها؛ روی آن حساب نکنید.", -402),
        Question(-400, "سامانهٔ پروانه واسط دارد؟", "بله، خواندن شمارهٔ پرونده و وضعیت گود باز است.", -396),
    ),
    documents=(Document("شرح چالش", "pdf"), Document("محل‌های مجاز تخلیه", "geojson")),
)
