"""Old houses, deep pits and the drawings that permit them."""

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
    FITS_SYSTEMS,
    KNOWLEDGE_BASED,
    PEOPLE,
    PRIVACY,
    price,
)

FABRIC_ASSESSMENT = Challenge(
    code="fabric-assessment",
    department="renovation",
    state="evaluating",
    timeline=timeline(-75, -25),
    title_fa="ارزیابی لرزه‌ای ۲۰ هزار خانهٔ آجری از بیرون",
    summary_fa="در هرندی و اتابک نمی‌دانیم کدام خانه با زلزلهٔ متوسط می‌ریزد. بازدید مهندسی همه، نُه سال طول می‌کشد.",
    need_fa=html("""
        مهندس برای هر خانه نیم روز وقت می‌گذارد و صاحب‌خانه نیمی از در زدن‌ها را باز نمی‌کند. با این حال از کوچه
        هم چیزهای بسیاری دیده می‌شود: نعل درگاه، بندکشی، شکم‌دادن دیوار، طبقهٔ افزوده، بام سنگین.

        می‌خواهیم تصویر نما، نقشهٔ پلاک‌ها، سال ساخت و چند بازدید نمونه با هم ترکیب شود و سه دستهٔ پرخطر، میانه و
        کم‌خطر با اطمینان گفته شود.

        نتیجه محرمانه است و نباید قیمت خانهٔ مردم را بشکند؛ این را هم باید در طرح دید.
    """),
    outcomes_fa=(
        "دسته‌بندی ۲۰ هزار خانه در ۶ ماه",
        "هم‌رأیی ۸۰ درصد با بازدید مهندس در نمونهٔ ۴۰۰ تایی",
        "نقشهٔ اولویت کوچه‌به‌کوچه",
    ),
    data_fa="نقشهٔ پلاک‌ها، سال پروانه، ۱٬۲۰۰ فرم بازدید پیشین و تصویر ۳۶۰ درجهٔ معبرها.",
    site_fa="محله‌های هرندی، امامزاده یحیی و اتابک؛ دو دفتر نوسازی همراه‌اند.",
    title_en="Assessing 20,000 brick houses for earthquakes from the street",
    summary_en=(
        "In Harandi and Atabak nobody knows which house a moderate earthquake would bring down. Visiting them all "
        "would take nine years."
    ),
    need_en=html("""
        An engineer spends half a day on each house and half of the doors stay shut. Yet much can be seen from the
        alley: lintels, pointing, a bulging wall, an added storey. Street images, plots, building years and sample
        visits should be combined into three classes, with their certainty, and without breaking the price of
        people's homes.
    """),
    trl_min=5,
    budget_rial=42 * BILLION_TOMAN // 10,
    procurement="medium",
    ip="shared",
    eligibility=KNOWLEDGE_BASED,
    fields=("worn-fabric", "earthquake"),
    capabilities=("rapid-assessment", "computer-vision", "gis", "seismic-retrofit"),
    districts=(12, 15),
    pilot_days=180,
    form=(
        FormQuestion("از تصویر نما چه می‌خوانید و چه چیزی را نمی‌توان خواند؟", "", 450, 35),
        FormQuestion("روش را با چه بازدیدهایی سنجیده‌اید؟", "", 300, 25),
        FormQuestion("چگونه از درز نتیجه جلوگیری می‌کنید؟", "", 250, 15),
    ),
    criteria=(
        Criterion("method", "روش و مرزهای آن", "", 35, "technical", EVIDENCE),
        Criterion("accuracy", "هم‌رأیی با مهندس", "", 20, "technical", ACCURACY),
        Criterion("privacy", "رازداری", "خانهٔ مردم", 15, "impact", PRIVACY),
        Criterion("delivery", "برنامهٔ شش‌ماهه", "", 15, "delivery", DELIVERY),
        price(15),
    ),
    questions=(
        Question(-62, "تصویر ۳۶۰ درجه از چه سالی است؟", "بهار ۱۴۰۴، با فاصلهٔ سه متر.", -58),
        Question(-55, "فرم بازدیدها چه معیاری دارد؟", "فرم سریع وزارت راه، ویرایش دوم.", -52),
    ),
    documents=(Document("شرح چالش", "pdf"), Document("فرم بازدیدها، بی نشانی", "csv")),
)

DEEP_EXCAVATION = Challenge(
    code="deep-excavation",
    department="planning",
    state="standstill",
    timeline=timeline(-110, -50, judge=38),
    title_fa="گودی که پیش از ریختن خبر بدهد",
    summary_fa="در منطقه‌های ۱ و ۲ سیصد گود عمیق باز است. پایش دستی هفته‌ای یک بار است و ریزش در چند ساعت رخ می‌دهد.",
    need_fa=html("""
        دو ریزش سال گذشته، در اقدسیه و سعادت‌آباد، هر دو در روز پس از باران رخ داد. نقشه‌بردار سه روز پیش از آن
        آمده بود و همه چیز درست می‌نمود.

        پایشی پیوسته می‌خواهیم که سازنده پولش را بدهد، ناظر به آن اعتماد کند و شهرداری بتواند گود بی‌پایش را
        بشناسد. دستگاه باید کارگاه خاکی، جرثقیل و برق موقت را تاب بیاورد.
    """),
    outcomes_fa=(
        "دیدن جابه‌جایی ۲ میلی‌متری در یک ساعت",
        "هشدار به ناظر، سازنده و همسایه",
        "هزینهٔ ماهانه زیر ۲۵ میلیون تومان برای هر گود",
    ),
    data_fa="گزارش پایش ۸۰ گود و پروندهٔ دو ریزش.",
    site_fa="پنج گود داوطلب در ولنجک، اقدسیه و سعادت‌آباد.",
    trl_min=6,
    budget_rial=27 * BILLION_TOMAN // 10,
    procurement="medium",
    ip="vendor_keeps",
    eligibility=ESTABLISHED,
    fields=("construction", "earthquake"),
    capabilities=("excavation-safety", "structural-monitoring", "early-warning", "geotechnics", "lidar"),
    districts=(1, 2),
    technical_minimum=65,
    form=(
        FormQuestion("جابه‌جایی را با چه سنجه‌ای و با چه بسامدی می‌گیرید؟", "", 350, 35),
        FormQuestion("هشدار نادرست پس از باران را چگونه کم می‌کنید؟", "", 300, 25),
        FormQuestion("همسایه چه خبری می‌گیرد؟", "", 150, 15),
    ),
    criteria=(
        Criterion("precision", "دقت در کارگاه", "", 35, "technical", ACCURACY),
        Criterion("warning", "هشدار درست", "", 20, "technical", EVIDENCE),
        Criterion("neighbours", "آسودگی همسایه", "", 15, "impact", PEOPLE),
        Criterion("delivery", "نصب و جابه‌جایی", "", 15, "delivery", DELIVERY),
        price(15),
    ),
    questions=(
        Question(-90, "هزینهٔ پایش پس از پایلوت با شهر است؟", "نه، با سازنده است و سقف ماهانه در نتیجه‌ها آمده.", -87),
        Question(-98, "نصب روی ساختمان همسایه مجاز است؟", "با رضایت‌نامه؛ دفتر حقوقی فرم آن را داده است.", -95),
    ),
    documents=(Document("شرح چالش", "pdf"), Document("پایش ۸۰ گود", "xlsx")),
)

DRAWING_CHECK = Challenge(
    code="permit-drawing-check",
    department="planning",
    state="open",
    timeline=timeline(-11, 23),
    title_fa="بررسی خودکار نقشه‌های پروانه پیش از نوبت کارشناس",
    summary_fa=(
        "از هر ده نقشه هفت تا برای خطای ساده برمی‌گردد: عرض پله، نورگیر، جای پارک. خطا را باید همان روز به مهندس گفت."
    ),
    need_fa=html("""
        هر نقشه به‌طور میانگین ۲۳ روز در صف می‌ماند و سه بار رفت‌وبرگشت دارد. کارشناس وقت خود را صرف شمردن جای
        پارک می‌کند و برای سنجش سایه‌اندازی بر حیاط همسایه وقت نمی‌ماند.

        نقشه‌ها DWG است، با لایه‌هایی که هر دفتر به نام خود می‌خواند؛ شاید یک‌دهم IFC باشد. ابزاری می‌خواهیم که
        بیست ضابطهٔ پرتکرار را بسنجد و روی نقشه نشان دهد کجا و چرا.
    """),
    outcomes_fa=("یافتن ۹۰ درصد خطاهای بیست ضابطه", "پاسخ در ۱۵ دقیقه", "نصف‌شدن رفت‌وبرگشت‌ها"),
    data_fa="۵٬۰۰۰ نقشه با ایرادهای کارشناس، بی نام مالک.",
    site_fa="دفترهای خدمات الکترونیک منطقه‌های ۲ و ۵.",
    title_en="Checking permit drawings before the examiner's turn",
    summary_en=(
        "Seven drawings in ten come back for simple faults: stair width, light wells, parking. The engineer should "
        "hear it the same day."
    ),
    need_en=html("""
        A drawing waits 23 days and travels three times. Examiners count parking bays and have no time for the
        shadow on a neighbour's yard. Drawings are DWG with layers named by every office its own way. A tool
        should test twenty common rules and show on the drawing where and why.
    """),
    trl_min=5,
    budget_rial=48 * BILLION_TOMAN // 10,
    procurement="medium",
    ip="city_licence",
    eligibility=KNOWLEDGE_BASED,
    fields=("permits", "construction", "data"),
    capabilities=("bim", "document-processing", "machine-learning", "workflow-automation"),
    districts=(2, 5),
    pilot_days=120,
    form=(
        FormQuestion("نقشه‌ای با لایه‌های به‌هم‌ریخته را چگونه می‌خوانید؟", "", 400, 35),
        FormQuestion("ضابطهٔ تازه را چه کسی و چگونه می‌افزاید؟", "", 250, 20),
        FormQuestion("وقتی مطمئن نیستید چه می‌گویید؟", "", 200, 20),
    ),
    criteria=(
        Criterion("accuracy", "درستی در بیست ضابطه", "", 35, "technical", ACCURACY),
        Criterion("maintain", "افزودن ضابطه", "به دست خود شهرداری", 20, "delivery", FITS_SYSTEMS),
        Criterion("engineers", "سود برای مهندس", "", 20, "impact", PEOPLE),
        Criterion("delivery", "راه‌اندازی در دو منطقه", "", 10, "delivery", DELIVERY),
        price(15),
    ),
    questions=(
        Question(-2, "نام دفترهای مهندسی در نقشه‌ها پوشیده است؟"),
        Question(-6, "ضابطه‌ها به صورت متن است؟", "بله، دفترچهٔ ۱۴۰۴؛ جدول بیست ضابطه پیوست شد.", -4),
    ),
    documents=(Document("شرح چالش", "pdf"), Document("جدول بیست ضابطه", "xlsx")),
)

UTILITY_TUNNEL = Challenge(
    code="utility-map",
    department="civil",
    state="awaiting_manager",
    timeline=timeline(8, 50),
    title_fa="نقشهٔ زیر خیابان پیش از هر کندن",
    summary_fa=(
        "هر حفاری در میدان انقلاب به کابل یا لوله‌ای می‌خورد که در نقشه نبود. نقشهٔ مشترک و درستی می‌خواهیم که به‌روز بماند."
    ),
    need_fa=html("""
        آب، گاز، برق، مخابرات و فاضلاب هر یک نقشهٔ خود را دارند و با هم تا دو متر اختلاف دارند. سال گذشته ۱۳۰ بار
        کابل فیبر بریده شد.

        برداشت با رادار، ثبت هر گود باز با گوشی و قاعده‌ای برای هم‌رساندن نقشه‌ها می‌خواهیم.
    """),
    outcomes_fa=("نقشهٔ ۱۸ کیلومتر معبر با خطای زیر ۳۰ سانتی‌متر", "ثبت هر گود باز در همان روز"),
    data_fa="نقشهٔ پنج شرکت خدمات‌رسان.",
    site_fa="خیابان انقلاب، جمال‌زاده و آذربایجان.",
    trl_min=6,
    budget_rial=39 * BILLION_TOMAN // 10,
    procurement="medium",
    ip="shared",
    eligibility=ESTABLISHED,
    fields=("construction", "roads", "data"),
    capabilities=("ground-radar", "gis", "gnss-positioning"),
    districts=(6, 11),
    form=(
        FormQuestion("روش برداشت و هم‌رساندن نقشه‌ها؟", "", 350, 40),
        FormQuestion("پیمانکار گود چه ثبت می‌کند؟", "", 200, 20),
        FormQuestion("شرکت‌های خدمات‌رسان چرا همکاری کنند؟", "", 200, 20),
    ),
    criteria=(
        Criterion("accuracy", "درستی نقشه", "", 40, "technical", ACCURACY),
        Criterion("fit", "به‌روز ماندن", "", 25, "delivery", FITS_SYSTEMS),
        Criterion("delivery", "برداشت شبانه", "", 15, "delivery", DELIVERY),
        price(20),
    ),
)
