"""The first version of the terms of use, loaded by a migration; later ones are published on the office's page.

Plain words on purpose: what a firm promises, what the city promises, and what happens otherwise.
"""

from __future__ import annotations

TEXT_FA = """۱. باهم جایی است که شهرداری تهران چالش‌هایش را منتشر می‌کند و شرکت‌ها راه‌حل پیشنهاد می‌دهند. \
ثبت‌نام رایگان است.

۲. کسی شرکت را ثبت می‌کند که حق دارد از سوی آن کار کند. آنچه دربارهٔ شرکت، گواهی‌ها، راهکارها و مرجع‌ها \
می‌نویسید باید درست باشد و بتوانید برای آن سند نشان دهید.

۳. نام مشتری را فقط با رضایت خود او بیاورید. عکس‌ها و نوشته‌ها باید از آن خودتان باشد یا اجازهٔ انتشارش را \
داشته باشید.

۴. پیشنهادها تا بازگشایی مهروموم‌اند و هیچ‌کس، حتی کارکنان شهرداری، پیش از آن آن‌ها را نمی‌خواند. حقوق فکری \
پیشنهاد با فرستادن آن به شهر نمی‌رسد؛ آنچه برای هر چالش لازم است در خود چالش نوشته می‌شود.

۵. انتخاب‌شدن در یک چالش، قرارداد نیست. خرید پس از اجرای آزمایشی از راه قانونی خودش انجام می‌شود.

۶. نشانی و تلفن شرکت را تنها دفتر نوآوری می‌بیند. پیام‌ها از راه باهم فرستاده می‌شود. داده‌های شرکت را هر وقت \
بخواهید می‌توانید بگیرید یا حذف کنید؛ آنچه قانون و حسابرسی لازم دارد بی‌نام نگه داشته می‌شود.

۷. اگر نادرستی یا تقلبی دیده شود، دفتر نوآوری شرکت را با ذکر دلیل و مدت تعلیق می‌کند. شرکت می‌تواند اعتراض کند \
و پاسخ با دلیل می‌گیرد. تعلیق جلو پیشنهاد تازه را می‌گیرد و به پیشنهادهای پیشین کاری ندارد.

۸. اگر این شرایط عوض شود، پیش از پیشنهاد بعدی از شما می‌پرسیم که نسخهٔ تازه را می‌پذیرید یا نه.
"""

TEXT_EN = """1. Baham is where the Municipality of Tehran publishes its challenges and companies propose \
solutions. Registering is free.

2. Whoever registers a company may act for it. What you write about the company, its certificates, solutions \
and references is true, and you can show evidence for it.

3. Name a customer only with the customer's consent. Pictures and texts are your own, or you may publish them.

4. Proposals are sealed until the opening; nobody reads them before, not even the staff of the city. Sending a \
proposal gives the city no rights to it; what a challenge needs is written in the challenge.

5. Being chosen in a challenge is no contract. A purchase after the trial goes its own legal way.

6. Only the innovation office sees the company's address and telephone number. Messages go through Baham. You \
can have the company's data, or delete them, whenever you like; what the law and the audit need is kept \
without names.

7. Where something is false or fraudulent, the innovation office suspends the company, with a reason and a \
term. The company may appeal and is answered with reasons. A suspension stops new proposals and leaves earlier \
ones alone.

8. If these terms change, we ask before your next proposal whether you accept the new version.
"""
