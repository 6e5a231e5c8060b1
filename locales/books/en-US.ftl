### American English, as far as it differs from British.

locale-base = en-GB
locale-page = letter
book-year-month-day = { book-month } { $day }, { $year }
layout-and-more = , and others
layout-list-last = ,{ " " }and{ " " }
layout-by = —
layout-quote-open = “
layout-quote-close = ”
chart-day = { $month } { $day }, { $year }
chart-day-alone = { $month } { $day }
