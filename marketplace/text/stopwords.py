"""Words that carry no subject: left out of queries, kept in the index.

Invariant: written as the affix joiner leaves them (``می‌شود`` → ``میشود``), folded when loaded.
"""

from typing import Final

from marketplace.text.letters import ZWNJ, fold

_PERSIAN: Final = """
    و در به از که این آن را با است برای تا بر یا هم نیز اما ولی اگر پس چون زیرا بلکه چه چی یک یکی دو هر همه هیچ نه
    بی بدون جز غیر او وی ما من تو شما آنها آنان ایشان اینها خود خویش خودم خودش خودشان خودمان همین همان چنین چنان
    همچنین همچون مانند مثل طبق طی ضمن سپس آنکه اینکه آنچه چنانچه هرچه هرچند گرچه اگرچه بااینکه بااین وجود سوی توی
    روی زیر بالای پایین پیش نزد میان بین کنار داخل خارج درون باید نباید شاید می نمی توان نتوان میتوان نمیتوان
    میتواند میتوانند تواند توانند بتواند بتوانند خواهد خواهند خواهم خواهیم خواست هست هستند هستم هستیم نیست نیستند
    بود بودند بوده نبود نبوده باشد باشند نباشد باش بودن است‌ اند ام ایم اید شد شدند شده شدن شود شوند نشد نشده نشود
    میشود میشوند نمیشود نمیشوند گردد گردید گردیده گردند میگردد میگردند کرد کردند کرده کردن کند کنند کنیم کنید کنم کن
    نکرد نکند نکنند میکند میکنند میکنم میکنیم میکنید میکرد میکردند نمیکند نمیکنند نماید نمایند مینماید نمود نموده
    داشت داشتند داشته داشتن دارد دارند دارم داریم دارید ندارد ندارند نداشت داد دادند داده دادن دهد دهند میدهد میدهند
    گرفت گرفته گیرد گیرند میگیرد میگیرند گفت گفته گوید میگوید آمد آمده آید میآید رفت رفته رود میرود میروند یافت
    یافته یابد مییابد آورد آورده ای ی ها های هایی تر ترین ان ات مان تان شان اش ات کدام کدامیک کجا کجاست چیست کیست
    چرا چگونه چطور چند چندین چندتا کی کسی چیزی آیا چقدر دیگر دیگری دیگران بعضی برخی بسیار بسیاری خیلی کمی اندکی تنها
    فقط حتی البته باز بازهم مگر گاه گاهی همیشه هنوز اکنون الان حال حالا وقتی هنگام هنگامی زمانی باره درباره توسط
    بوسیله دلیل جهت منظور عنوان صورت نسبت لحاظ مورد حدود حدودا تقریبا مثلا یعنی علاوه برابر بنابراین ازجمله جمله
    ناشی مربوط نام بعد قبل اول نخست لذا نظیر همراه اساس خصوص چنانکه طور بطور اینگونه آنگونه گونه همچنان پیرامون علیه
"""
_ENGLISH: Final = """
    a an the and or of in on at to for from by with without as is are was were be been being it its this that these
    those which who whom whose what when where why how do does did done has have had having not no nor but if then
    than so such can could will would shall should may might must into onto over under about after before between
    through during per via up down out off again all any both each few more most other some own same too very i me
    my we our you your he him his she her they them their there here also only just
"""

STOP_WORDS: Final = frozenset(fold(_PERSIAN).replace(ZWNJ, "").split()) | frozenset(_ENGLISH.split())
