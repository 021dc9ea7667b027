"""Software, models and data work."""

from marketplace.taxonomy.capability_rows import rows

DIGITAL = rows("""
computer-vision | بینایی ماشین | Computer vision | پردازش تصویر، تشخیص تصویر، machine vision | mobility, waste, roads
machine-learning | یادگیری ماشین | Machine learning | هوش مصنوعی، AI، ML | data
time-series | تحلیل سری زمانی | Time-series analysis | پیش‌بینی سری زمانی، forecasting | air, water, energy
nlp-persian | پردازش زبان فارسی | Persian language processing | NLP، متن‌کاوی، پردازش متن | permits, community
speech | پردازش گفتار فارسی | Persian speech processing | تبدیل گفتار به متن، گویا، ASR، TTS | accessibility, permits
optimisation | بهینه‌سازی و برنامه‌ریزی | Optimisation and scheduling | تحقیق در عملیات | public-transport, waste
route-planning | مسیریابی پویا | Dynamic routing | مسیریابی، VRP، routing | waste, public-transport, mobility
traffic-simulation | شبیه‌سازی ترافیک | Traffic simulation | Aimsun، SUMO، مدل ترافیک | mobility
hydraulic-modelling | مدل‌سازی آب و سیلاب | Hydraulic and flood modelling | SWMM، مدل هیدرولیک | flood, water
air-modelling | مدل‌سازی پخش آلودگی | Air dispersion modelling | پیش‌بینی آلودگی، CFD | air
nowcasting | پیش‌بینی کوتاه‌مدت بارش | Rain nowcasting | پیش‌بینی بارش، nowcast | flood
digital-twin | همزاد دیجیتال | Digital twin | دوقلوی دیجیتال، digital twin | energy, roads, data
gis | سامانهٔ اطلاعات مکانی | Geographic information systems | GIS، جی‌آی‌اس، نقشهٔ برخط | data, permits
three-d-modelling | مدل سه‌بعدی شهر | 3D city modelling | فتوگرامتری، مدل سه بعدی | heritage, construction
bim | مدل اطلاعات ساختمان | Building information modelling | BIM، بیم | construction, permits
open-data | دادهٔ باز و واسط برنامه‌نویسی | Open data and APIs | API، داده باز | data
data-engineering | خط لولهٔ داده | Data engineering | انبار داده، ETL، کلان‌داده | data
dashboards | داشبورد و نمایش داده | Dashboards and data visualisation | BI، هوش تجاری، نمودار | data
anonymisation | بی‌نام‌سازی داده | Data anonymisation | حریم خصوصی، ناشناس‌سازی | data, health
cybersecurity | امنیت سامانه و شبکه | Cybersecurity | امنیت سایبری، آزمون نفوذ | data
scada-security | امنیت سامانهٔ صنعتی | Industrial control security | SCADA، اسکادا، OT | water, public-transport
mobile-apps | برنامهٔ گوشی | Mobile applications | اپلیکیشن، اپ موبایل، اندروید | community, permits
web-platforms | سامانهٔ تحت وب | Web platforms | وب‌سایت، پرتال، سامانه آنلاین | permits, community
payments | پرداخت الکترونیک | Electronic payments | درگاه پرداخت، کیف پول | parking, public-transport, economy
ticketing | بلیت الکترونیک | E-ticketing | کارت بلیت، AFC، بلیت‌فروشی | public-transport
smart-cards | کارت هوشمند و NFC | Smart cards and NFC | کارت بلیط، ان‌اف‌سی | public-transport, accessibility
document-processing | خواندن خودکار مدارک | Document processing | OCR، نویسه‌خوان، پردازش سند | permits
workflow-automation | خودکارسازی فرایند | Process automation | BPMS، گردش کار | permits, economy
chatbots | پاسخ‌گوی گفت‌وگویی | Conversational assistants | چت‌بات، ربات پاسخ‌گو | permits, community
augmented-reality | واقعیت افزوده | Augmented reality | AR، واقعیت مجازی، VR | heritage, community
games | بازی‌وارسازی | Gamification | گیمیفیکیشن، بازی | waste, community
indoor-positioning | مکان‌یابی در فضای بسته | Indoor positioning | بیکن، Beacon، BLE | accessibility, public-transport
blockchain | دفتر کل توزیع‌شده | Distributed ledger | بلاک‌چین، زنجیره بلوکی | economy, permits
digital-identity | هویت دیجیتال و امضا | Digital identity and signatures | امضای الکترونیک، احراز هویت | permits
predictive-maintenance | نگهداری پیش‌بینانه | Predictive maintenance | نت، CMMS | public-transport, roads
anomaly-detection | یافتن ناهنجاری | Anomaly detection | تشخیص تقلب، کشف ناهنجاری | data, economy, water
recommendation | سامانهٔ پیشنهاددهنده | Recommender systems | توصیه‌گر، recommender | markets, community
fleet-management | مدیریت ناوگان | Fleet management | AVL، ردیابی خودرو، ردیاب | public-transport, waste
pricing-models | مدل قیمت‌گذاری | Pricing models | تعرفه پویا، قیمت پویا | parking, economy
""")
