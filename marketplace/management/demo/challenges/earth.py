"""Ground that sinks, rain that comes too fast."""

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
    DELIVERY,
    ESTABLISHED,
    EVIDENCE,
    FITS_SYSTEMS,
    KNOWLEDGE_BASED,
    PEOPLE,
    RECORD,
    SAFETY,
    UPKEEP,
    price,
)

SUBSIDENCE_METRO = Challenge(
    code="subsidence-line-7",
    department="metro",
    state="open",
    timeline=timeline(-36, -6),
    title_fa="هشدار زودهنگام نشست زمین در مسیر خط ۷ مترو",
    summary_fa=(
        "زمین جنوب‌غرب تهران سالی تا ۱۷ سانتی‌متر پایین می‌رود. می‌خواهیم جایی که تونل و خیابان ناهمسان می‌نشینند، "
        "هفته‌ها پیش از ترک دیده شود."
    ),
    need_fa=html("""
        میان ایستگاه‌های یافت‌آباد و میدان صنعت تونل در آبرفت سست است. نقشه‌برداری دستی هر شش ماه یک بار انجام
        می‌شود و در فاصلهٔ دو برداشت، ترک‌ها خودشان خبر می‌دهند.

        نشست یکنواخت خطر ندارد؛ اختلاف نشست است که ریل را کج می‌کند و لولهٔ گاز را می‌برد. دنبال روشی هستیم که
        اختلاف میلی‌متری را در ده کیلومتر پیوسته ببیند.

        تصویر ماهواره، فیبر نوری در تونل، شیب‌سنج یا ترکیب آن‌ها آزاد است. بستن خط برای نصب ممکن نیست؛ شب‌ها سه
        ساعت وقت داریم.
    """),
    outcomes_fa=(
        "دیدن اختلاف نشست ۳ میلی‌متری در طول ۲۰ متر",
        "هشدار دست‌کم ۲۱ روز پیش از رسیدن به آستانه",
        "کمتر از دو هشدار نادرست در سال",
    ),
    data_fa="برداشت‌های ده‌ساله، لاگ ۱۴ گمانه و نقشهٔ چاه‌های آب.",
    site_fa="تونل خط ۷ از یافت‌آباد تا ابوذر، هر شب از ساعت ۱ تا ۴؛ فیبر خاموش هشت‌رشته‌ای موجود است.",
    context_fa=html("""
        بیشترین نرخ نشست دشت تهران در پهنهٔ منطقه‌های ۱۷ تا ۱۹ ثبت شده است. شرکت مترو در سال ۱۴۰۲ دو روز حرکت
        قطارها را برای بازبینی ریل کند کرد.
    """),
    title_en="Early warning of ground subsidence along metro line 7",
    summary_en=(
        "The ground of south-west Tehran sinks up to 17 cm a year. We want to see, weeks before a crack, where "
        "tunnel and street settle differently."
    ),
    need_en=html("""
        Between Yaft Abad and Meydan-e San'at the tunnel lies in soft alluvium, surveyed by hand twice a year.
        Even settlement is harmless; it is the difference that bends rails and breaks gas pipes. Satellite images,
        fibre in the tunnel, tiltmeters or a mix are all welcome. The line cannot be closed; three hours a night
        are free.
    """),
    trl_min=6,
    budget_rial=9 * BILLION_TOMAN,
    procurement="large",
    ip="shared",
    eligibility=ESTABLISHED,
    fields=("earthquake", "public-transport"),
    capabilities=("insar", "fibre-sensing", "structural-monitoring", "early-warning", "geotechnics"),
    districts=(17, 18),
    technical_minimum=65,
    pilot_days=180,
    form=(
        FormQuestion("چگونه اختلاف سه‌میلی‌متری را از خطای دستگاه جدا می‌کنید؟", "", 450, 35),
        FormQuestion("در کدام تونل، راه یا سازه این روش را به کار برده‌اید؟", "", 350, 20),
        FormQuestion("برنامهٔ نصب در پنجرهٔ سه‌ساعتهٔ شب را بنویسید.", "", 350, 20),
        FormQuestion("آستانهٔ هشدار را چه کسی و بر چه پایه‌ای می‌گذارد؟", "", 250, 10),
    ),
    criteria=(
        Criterion("precision", "دقت و پیوستگی سنجش", "میلی‌متر در ده کیلومتر", 35, "technical", ACCURACY),
        Criterion("warning", "هشدار سودمند", "زود، کم‌شمار و فهمیدنی", 15, "impact", EVIDENCE),
        Criterion("record", "سابقه در سازهٔ زیرزمینی", "", 15, "technical", RECORD),
        Criterion("delivery", "نصب بی بستن خط", "", 20, "delivery", DELIVERY),
        price(15),
    ),
    questions=(
        Question(-28, "فیبر موجود تک‌مد است؟", "بله، تک‌مد G.652 با افت ۰٫۲۲ دسی‌بل در کیلومتر.", -25),
        Question(
            -24,
            "تصویر ماهواره‌ای را شرکت می‌خرد یا مترو؟",
            "تصویرهای رایگان کافی است؛ اگر تصویر پولی می‌خواهید در قیمت بیاورید.",
            -21,
        ),
        Question(-16, "نصب شیب‌سنج روی دیوارهٔ ایستگاه مجاز است؟", "بله، با پیچ ۸ میلی‌متر و دور از درز.", -13),
    ),
    documents=(
        Document("شرح چالش", "pdf"),
        Document("برداشت‌های ۱۳۹۵ تا ۱۴۰۵", "csv"),
        Document("مسیر خط ۷ و گمانه‌ها", "geojson"),
    ),
    amendments=(
        Amendment(
            day=-9,
            material=True,
            note_fa="به خواست هفت شرکت، پنجرهٔ نصب شبانه از دو به سه ساعت رسید و مهلت هفت روز بیشتر شد.",
            changes={
                "deadline_day": 1,
                "site_fa": (
                    "تونل خط ۷ از یافت‌آباد تا ابوذر، هر شب از ساعت ۰:۳۰ تا ۳:۳۰؛ فیبر خاموش هشت‌رشته‌ای موجود است."
                ),
            },
        ),
    ),
)

FLOOD_NOWCAST = Challenge(
    code="flood-nowcast",
    department="civil",
    state="open",
    timeline=timeline(-22, 8),
    title_fa="پیش‌بینی آب‌گرفتگی معابر تا سه ساعت پیش از بارش",
    summary_fa="سطح آب ۱۸ کانال شمال تهران را به پیش‌بینی بارش گره بزنید تا گروه‌های سیلاب پیش از آب برسند.",
    need_fa=html("""
        رگبار بهاری در گلاب‌دره و دربند بیست دقیقه پس از آغاز، سنگ و شاخه را به دهانهٔ کانال می‌آورد. اکیپ‌ها وقتی
        خبردار می‌شوند که آب در خیابان است.

        رادار هواشناسی شهر نقطهٔ کور دارد و دماسنج‌های بام ساختمان‌ها چیزی از کوه نمی‌گویند. حسگر در کانال هم اگر
        گل بگیرد، دروغ می‌گوید.

        می‌خواهیم سه ساعت پیش از آب‌گرفتگی بدانیم کدام پل و کدام زیرگذر خطر دارد و کدام گروه باید کجا بایستد.
    """),
    outcomes_fa=(
        "هشدار درست برای ۸ رخداد از هر ۱۰ رخداد",
        "نقشهٔ خطر معبرها با به‌روزرسانی ده‌دقیقه‌ای",
        "دوام حسگرها در دو سیلاب پیاپی",
    ),
    data_fa="بارش ده‌دقیقه‌ای ۲۲ ایستگاه، مدل هیدرولیک کانال‌ها و ۱۴۰ گزارش آب‌گرفتگی.",
    site_fa="کانال‌های گلاب‌دره، مقصودبیک و ولنجک؛ پایه و برق خورشیدی در هفت نقطه آماده است.",
    title_en="Forecasting street flooding three hours before the rain",
    summary_en=(
        "Tie the water level of 18 channels in the north to a rain forecast, so that crews arrive before the water."
    ),
    need_en=html("""
        A spring shower in Golab Darreh brings stones to the mouth of the channel within twenty minutes. Crews
        learn of it when the street is under water. The city's radar has a blind spot, and a sensor covered with
        mud lies. We want to know three hours ahead which bridge and underpass is at risk, and which crew should
        stand where.
    """),
    trl_min=5,
    budget_rial=6 * BILLION_TOMAN,
    procurement="medium",
    ip="shared",
    eligibility=KNOWLEDGE_BASED,
    fields=("flood", "roads"),
    capabilities=("nowcasting", "hydraulic-modelling", "water-level-sensing", "weather-radar", "early-warning"),
    districts=(1,),
    pilot_days=150,
    form=(
        FormQuestion("پیش‌بینی بارش در درهٔ کوچک کوهستانی را چگونه انجام می‌دهید؟", "", 450, 35),
        FormQuestion("حسگر شما پس از سیلاب نخست چه وضعی دارد؟", "", 300, 20),
        FormQuestion("هشدار به دست چه کسی می‌رسد و او چه می‌کند؟", "", 250, 20),
        FormQuestion("مدل را با چه رخدادهایی آزموده‌اید؟", "", 300, 10),
    ),
    criteria=(
        Criterion("skill", "درستی پیش‌بینی", "بر رخدادهای گذشته", 35, "technical", ACCURACY),
        Criterion("robust", "دوام در سیلاب", "", 20, "technical", EVIDENCE),
        Criterion("use", "به کار اکیپ آمدن", "", 15, "impact", PEOPLE),
        Criterion("delivery", "راه‌اندازی پیش از بهار", "", 15, "delivery", DELIVERY),
        price(15),
    ),
    questions=(
        Question(-15, "مدل هیدرولیک با چه نرم‌افزاری است؟", "SWMM، با پروندهٔ باز.", -12),
        Question(-10, "دادهٔ رادار هواشناسی هم داده می‌شود؟", "تصویر خام نه؛ ترکیب ده‌دقیقه‌ای بله.", -7),
        Question(-2, "می‌توانیم با دو شرکت مشترک پیشنهاد بدهیم؟"),
    ),
    documents=(Document("شرح چالش", "pdf"), Document("مدل کانال‌ها", "xlsx"), Document("گزارش‌های آب‌گرفتگی", "csv")),
)

STORMDRAIN_LITTER = Challenge(
    code="stormdrain-litter",
    department="civil",
    state="closed",
    timeline=timeline(-45, -3),
    title_fa="گرفتن زباله پیش از رسیدن به نهر فیروزآباد",
    summary_fa=(
        "هر باران پاییزی بطری و کیسه را از جوی‌های خزانه و نازی‌آباد به نهر فیروزآباد می‌برد و دهانهٔ پل‌ها را می‌بندد."
    ),
    need_fa=html("""
        پنجاه و دو دهانه هست که زباله در آن‌ها گیر می‌کند. سبد فلزی گذاشتیم؛ در نخستین سیلاب پر شد و آب به
        پیاده‌رو زد. لای‌روبی دستی هم کارگر را در آب آلوده تا زانو می‌برد.

        تله‌ای می‌خواهیم که آب را نبندد، حتی وقتی پر است، و خالی‌کردنش با خودرو خدماتی کمتر از ده دقیقه وقت ببرد.
    """),
    outcomes_fa=(
        "گرفتن ۷۰ درصد زبالهٔ شناور",
        "بالا نیامدن آب بیش از ۱۰ سانتی‌متر در تلهٔ پر",
        "تخلیه در ده دقیقه با دو کارگر",
    ),
    data_fa="شکل ۵۲ دهانه، دبی بارش‌های ده‌ساله و وزن زبالهٔ لای‌روبی.",
    site_fa="پنج دهانه در خزانه و بزرگراه بعثت.",
    trl_min=5,
    budget_rial=19 * BILLION_TOMAN // 10,
    procurement="small",
    ip="city_licence",
    eligibility=ANY_FIRM,
    fields=("flood", "waste"),
    capabilities=("sediment-management", "hydraulic-modelling", "heavy-machinery"),
    districts=(16, 19),
    form=(
        FormQuestion("تلهٔ پر در سیلاب چه می‌کند؟", "با حساب یا فیلم آزمون.", 350, 40),
        FormQuestion("خالی‌کردن را گام‌به‌گام بنویسید.", "", 200, 25),
        FormQuestion("دزدی فلز را چگونه پیش‌بینی کرده‌اید؟", "", 150, 15),
    ),
    criteria=(
        Criterion("hydraulics", "باز ماندن راه آب", "", 40, "technical", SAFETY),
        Criterion("crew", "آسانی و ایمنی کارگر", "", 20, "impact", PEOPLE),
        Criterion("upkeep", "دوام و یدک", "", 20, "delivery", UPKEEP),
        price(20),
    ),
    questions=(
        Question(-27, "می‌توان لبهٔ بتنی دهانه را برید؟", "تا ۱۰ سانتی‌متر و با نظر ناظر.", -24),
        Question(-35, "دهانه‌ها یک اندازه‌اند؟", "نه، سه تیپ با پهنای ۸۰ تا ۲۲۰ سانتی‌متر.", -32),
    ),
    documents=(Document("شرح چالش", "pdf"), Document("شکل دهانه‌ها", "xlsx")),
)

QANAT_CAVITIES = Challenge(
    code="qanat-cavities",
    department="crisis",
    state="open",
    timeline=timeline(-4, 48),
    title_fa="یافتن قنات‌ها و حفره‌های فراموش‌شده زیر خیابان",
    summary_fa=(
        "زیر دولاب، خاوران و شهر ری صدها رشته قنات بی‌نقشه هست و هر سال چند خیابان فرو می‌ریزد. نقشهٔ خطر می‌خواهیم."
    ),
    need_fa=html("""
        در اردیبهشت گذشته کوچه‌ای در اتابک در چند ثانیه چهار متر پایین رفت. میلهٔ قنات را شصت سال پیش با نخاله پر
        کرده بودند و آب لولهٔ شکسته، خاک اطراف را شسته بود.

        رادار زمینی در خاک رس جنوب بیش از دو متر نمی‌بیند و حفاری کور گران است. نقشه‌های قدیمی، خاطرهٔ مقنی‌ها،
        تصویر ماهواره و برداشت میدانی را با هم می‌خواهیم.
    """),
    outcomes_fa=(
        "نقشهٔ خطر ۶۰ کیلومتر معبر با درجهٔ اطمینان",
        "تأیید دست‌کم ۷ حفره از هر ۱۰ جای نشان‌داده‌شده با گمانه",
        "روشی که با گروه سازمان در محله‌های دیگر تکرار شود",
    ),
    data_fa="عکس هوایی ۱۳۳۵، فهرست ۲۶ رشته قنات، جای شکست لوله‌ها و فروریزش‌ها.",
    site_fa="دولاب، اتابک و باروت‌کوبی؛ دستگاه گمانه‌زنی سازمان ده روز در اختیار است.",
    trl_min=5,
    budget_rial=55 * BILLION_TOMAN // 10,
    procurement="medium",
    ip="shared",
    eligibility=KNOWLEDGE_BASED,
    fields=("earthquake", "roads", "heritage"),
    capabilities=("geotechnics", "ground-radar", "insar", "satellite-imagery", "gis"),
    districts=(14, 15, 20),
    pilot_days=120,
    form=(
        FormQuestion("در خاک رس چگونه پایین‌تر از دو متر را می‌بینید؟", "", 400, 40),
        FormQuestion("سندهای قدیمی را چگونه با زمین امروز جفت می‌کنید؟", "", 300, 20),
        FormQuestion("اطمینان هر نقطه چگونه گفته می‌شود؟", "", 200, 20),
    ),
    criteria=(
        Criterion("finding", "یافتن حفره", "با گمانهٔ تأیید", 40, "technical", EVIDENCE),
        Criterion("repeat", "تکرارپذیری", "با گروه خود سازمان", 20, "impact", FITS_SYSTEMS),
        Criterion("delivery", "برنامهٔ برداشت", "", 20, "delivery", DELIVERY),
        price(20),
    ),
    questions=(
        Question(
            -2,
            "نشانی چاه‌های خصوصی اطراف را هم می‌دهید؟",
            "نه؛ نشانی چاه خصوصی دادهٔ مالک آن است و اجازهٔ انتشارش را نداریم.",
            -1,
            True,
        ),
        Question(-1, "عکس هوایی ۱۳۳۵ زمین‌مرجع شده است؟"),
    ),
    documents=(Document("شرح چالش", "pdf"), Document("فروریزش‌های ده سال", "csv")),
)
