"""What is measured and how it is carried to the one who must know."""

from marketplace.taxonomy.capability_rows import rows

SENSING = rows("""
ultrasonic-sensing | حسگر فراصوت | Ultrasonic sensing | سنسور التراسونیک، سنسور فراصوت، ultrasonic | waste, water, flood
acoustic-sensing | حسگر صوتی و آواشناسی | Acoustic sensing | میکروفن، شنود صدا، acoustic | noise, water, roads
gas-sensing | حسگر گاز و ذرات | Gas and particulate sensing | سنسور گاز، PM2.5، ذرات معلق | air, fire-safety, health
vibration-sensing | پایش ارتعاش | Vibration monitoring | شتاب‌نگار، ارتعاش‌سنج | earthquake, roads, construction
thermal-imaging | تصویربرداری حرارتی | Thermal imaging | دوربین حرارتی، ترموویژن | energy, fire-safety, health
lidar | لیدار و ابر نقطه | Lidar and point clouds | LiDAR، اسکن لیزری، اسکنر لیزری | roads, heritage, construction
gnss-positioning | مکان‌یابی ماهواره‌ای دقیق | Precise GNSS positioning | GPS | mobility, earthquake, public-transport
insar | تداخل‌سنجی راداری | InSAR | اینسار، رادار ماهواره‌ای، SAR | earthquake, roads
satellite-imagery | پردازش تصویر ماهواره‌ای | Satellite image analysis | سنجش از دور | green, earthquake, worn-fabric
drone-survey | نقشه‌برداری با پهپاد | Drone surveying | پهپاد، کوادکوپتر، UAV | construction, green, roads
ground-radar | رادار نفوذی زمین | Ground-penetrating radar | GPR، جی‌پی‌آر | roads, water, earthquake
water-level-sensing | سنجش تراز آب | Water level sensing | سطح‌سنج آب، level meter | flood, water
flow-metering | دبی‌سنجی | Flow metering | فلومتر، جریان‌سنج، flowmeter | water, flood
leak-detection | نشت‌یابی | Leak detection | نشتی‌یاب، یافتن نشت | water, green
soil-moisture | رطوبت‌سنجی خاک | Soil moisture sensing | رطوبت خاک، سنسور رطوبت | green
noise-monitoring | پایش صدای محیطی | Environmental noise monitoring | صداسنج، تراز صدا، noise meter | noise
air-quality-monitoring | پایش کیفیت هوا | Air quality monitoring | ایستگاه سنجش آلودگی، AQI | air
weather-radar | رادار بارش کوتاه‌برد | Short-range rain radar | رادار هواشناسی، X-band | flood
weighing | توزین در حرکت | Weigh-in-motion | باسکول، WIM | roads, waste
rfid | شناسایی رادیویی | RFID | آراف‌آیدی، برچسب رادیویی | waste, markets, public-transport
camera-systems | سامانهٔ دوربین و نصب آن | Camera systems | دوربین نظارتی، CCTV | mobility, parking
people-counting | شمارش عابر و مسافر | People counting | مسافرشمار، عابرشمار | public-transport, walking-cycling
vehicle-detection | آشکارسازی خودرو | Vehicle detection | ترددشمار، لوپ القایی، پلاک‌خوان | mobility, parking
structural-monitoring | پایش سلامت سازه | Structural health monitoring | پایش سازه، SHM | roads, construction, heritage
fibre-sensing | حسگری با فیبر نوری | Fibre-optic sensing | DAS، فیبر نوری حسگر | earthquake, roads, water
smoke-detection | آشکارسازی دود و آتش | Smoke and fire detection | کاشف دود، دتکتور | fire-safety
lora | شبکهٔ LoRa | LoRa networks | لورا، LoRaWAN، لوراون | waste, water, green, lighting
nb-iot | شبکهٔ NB-IoT | NB-IoT | اینترنت اشیای سلولی، NBIoT | lighting, water, parking
iot-platform | سکوی اینترنت اشیا | IoT platform | پلتفرم IoT، اینترنت اشیا، ای‌او‌تی | data, lighting
low-power-hardware | سخت‌افزار کم‌مصرف | Low-power hardware | باتری کم‌مصرف، low power | waste, green, parking
energy-harvesting | برداشت انرژی از محیط | Energy harvesting | پنل خورشیدی کوچک، بی‌باتری | lighting, flood
waterproof-housing | بدنه و قالب ضدآب | Weatherproof housings | قالب‌سازی ضدآب، IP68، ضدضربه | waste, flood, water
edge-computing | پردازش در لبه | Edge computing | رایانش لبه، edge AI | mobility, roads, noise
""")
