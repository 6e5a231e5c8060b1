### English: what the tool says, and the words of English books. Languages that only books are in stand in `books/`.
###
### Every other file in this folder has the same keys; what one of them lacks is said in English. Help texts (`help…`) and the
### descriptions of keys (`schema…`) stand in the other files only: in English they are the doc comments of the code.
### `{ $name }` is a value; blanks at the ends of a text, and braces, are written as `{ " " }` and `{"{"}`.
### Sentences of findings are lower-case, without a full stop. Sections are named after the module that says them.

## diag/render

finding-error = error
finding-warning = warning
finding-info = info
finding-hint = hint: { $hint }
finding-page = page { $page }
finding-object = object { $number } { $generation }
finding-paragraph = paragraph { $paragraph }

## diag/explanation

page-what = What it does
page-why = Why it matters
page-example = Example
page-fix = How to fix
page-asked = Asked for by { $sources }.
page-wrong = Reported:
page-right = Right:
page-heading = { $code } ({ $severity })

## codes

pages-document = What Casebound finds
pages-printed = Printed by `casebound check --explain all`.

## diag/usage

usage-invalid-value = invalid value `{ $value }` for `{ $argument }`
usage-refused-value = invalid value `{ $value }` for `{ $argument }`: { $reason }
usage-no-value = `{ $argument }` needs a value
usage-value-too-many = one value too many for `{ $argument }`: `{ $value }`
usage-unknown-argument = unexpected argument `{ $argument }`
usage-unknown-command = there is no command `{ $command }`
usage-no-slugs = which ones? name them, or write `--all` for every one; there are: { $names }
usage-none-there = there are none yet
usage-no-command = `{ $command }` needs a command
usage-conflict = `{ $argument }` cannot be used together with `{ $others }`
usage-repeated = `{ $argument }` is given more than once
usage-missing = required and not given: { $arguments }
usage-not-utf8 = an argument is not UTF-8
usage-not-a-number = not a number
usage-out-of-range = must be between { $low } and { $high }
usage-shard = write K/N with K from 1 to N
usage-grid = such as 2x2, up to { $most } beside and above one another
usage-pages = page numbers such as 12-20,31, from 1
usage-no-page = there is no page { $page }; the press file has { $count } pages
usage-renamed = { $from } is { $to } now; mended { $references } references in { $files } other files
usage-rename-would = would make { $from } into { $to }, and mend { $references } references in { $files } other files
usage-translated = { $open } texts to translate; { $stale } changed since they were translated
usage-translated-moved = { $count } translations went with their texts to another place
usage-translated-gone = { $count } translations are of texts that are gone; they stand at the end of their files
usage-translated-confirmed = { $count } translations are said to be right as they are
usage-translated-nothing = there is nothing to write
usage-rename-left = the book's own layouts name it, too; see to them yourself: { $places }
usage-import-no-slug = nothing of `{ $name }` can stand in the name of a file
usage-import-as-hint = choose another with `--as SLUG`
usage-import-done = found { $questions ->
    [one] 1 question
   *[other] { $questions } questions
} and { $people ->
    [one] 1 person
   *[other] { $people } people
}
usage-diff-now = now
usage-diff-same = nothing has changed in words
usage-diff-no-pages = the pages were not compared: one of the states has errors and cannot be printed
usage-no-print = the document could not be set: { $reason }
usage-no-spine = nothing says how thick the book is: add `cover: {"{"} spine: 9mm {"}"}` under `press` in the report, or the paper, `cover: {"{"} paper: {"{"} grammage: 120, volume: 1.1 {"}"} {"}"}`
usage-all-reports = `--report all` is for `check`; every other command works on one report
usage-of-press = `--cover`, `--ticket` and `--pages` are about the press file, which is not made here
usage-diff-pdf-pages = the pages were not compared: a finished PDF is compared by its words
usage-chapter-entry = a line in the contents of report.yaml, `- chapter: { $slug }`, or its name in the `chapters` of a part
usage-no-group = no case is of the group `{ $group }`
usage-no-group-hint = the groups are { $groups }
usage-no-groups-hint = no case of this book names a group; `--all` takes every case
usage-unknown-layout = there is no layout `{ $name }`
usage-unknown-layout-hint = use one of these, or put it into `layouts/`: { $names }
usage-editor = none of { $names }, and no link with {"{"}path{"}"}
verbose-book = book: { $folder }
verbose-read = read: { $file }
verbose-families = font families: { $names }
verbose-set-in = fonts used: { $fonts }
verbose-took = { $step }: { $seconds } s
help-word-usage = Usage:{ " " }
help-word-commands = Commands
help-word-command = COMMAND
help-word-arguments = Arguments
help-word-options = Options
help-word-any-options = [OPTIONS]
help-word-default = { " " }[default: { $value }]
help-word-values = { " " }[possible values: { $values }]
help-word-values-title = Possible values:
help-word-value = - { $name }: { $meaning }
help-word-tip = { "  " }tip: { $tip }
help-word-line = Usage: { $usage }
help-word-more = For more information, try '{ $command }'.
man-name = NAME
man-synopsis = SYNOPSIS
man-description = DESCRIPTION
man-subcommands = SUBCOMMANDS
man-version = VERSION
usage-other = the arguments cannot be understood
usage-host = write a name, with its port behind a colon if it has one: localhost:8080

## diag/message

alternatives = { " / " }
list-comma = ,{ " " }
failed = error: { $failure }
listed-left-out = not printed, being optional: { $text }
questions = { $count } Q
not-utf8 = the file is not UTF-8
not-utf8-hint = save it again as UTF-8; GBK or GB 18030 text turns into other characters otherwise
forbidden-character = { $character } is not a text character
forbidden-character-hint = delete it; it often comes along when text is pasted
piled-marks = { $marks } combining marks stand on one letter; at most { $most } may
piled-marks-hint = delete them; they often come along when text is pasted
file-too-large = the file has { $bytes } bytes; at most { $most } are read
file-missing = file not found: `{ $file }`
file-missing-hint = put the file there, or correct the path; it is relative to this file
nearest = did you mean `{ $name }`?
path-outside = `{ $path }` leads out of the book's folder
path-outside-hint = copy the file into the book and name it by a relative path without `..`
yaml-words = the words of layouts are languages, each with keys and texts
path-backslash-hint = join the parts of a path with `/`: `{ $path }`
merge-conflict = two versions of the file were not joined here
merge-conflict-hint = keep the lines of one version, and delete the others with the lines that begin with `<<<<<<<`, `=======` and `>>>>>>>`
file-name = `{ $name }` cannot be an id
file-name-hint = name the file with letters, digits, `-` and `_` only, at most 64 of them
file-name-suggestion = name it `{ $name }`, or otherwise with letters, digits, `-` and `_` only
duplicate-key = the key `{ $key }` stands twice here
duplicate-key-hint = keep one of the two
yaml-too-deep = nested deeper than { $levels } levels
yaml-too-many = the file has more than { $most } values, or as much text, once its aliases are expanded
yaml-budget-hint = no book needs this; write the content out plainly
yaml-empty = the file is empty
yaml-empty-hint = write its keys, or delete the file; `_example.yaml` shows them
yaml-second-document = a second document begins here
yaml-second-document-hint = one file holds one document: delete the `---`
yaml-tag = YAML tags mean nothing in a book
yaml-tag-hint = quote the text if its first character is meant to be `!`
yaml-complex-key = a key must be plain text
unknown-key = unknown key `{ $key }`
known-keys = allowed here: { $names }
required-key = the key `{ $key }` is missing
required-key-hint = add `{ $key }: …` here
wrong-type = expected { $wanted } here, not { $found }
type-text-hint = put quotes around it if it is meant as text
not-one-of = `{ $value }` is not one of the values allowed here
too-few = at least { $least } must be given
too-many = at most { $most } may be given
pattern = `{ $value }` has not the form expected here
two-in-one = `{ $key }` does not belong to the key before it
two-in-one-hint = begin an item of its own: `- { $key }: …`
type-text = text
type-number = a number
type-whole = a whole number
type-list = a list
type-map = keys and values
type-bool = true or false
type-null = nothing
no-book = no book here: `report.yaml` is in neither this folder nor those above it
no-book-hint = run `casebound init DIR`, or name the book with `--project DIR`
requires = the book requires casebound { $wanted }, this is { $version }
requires-hint = install a matching version, or change `requires`
requires-form = `{ $text }` is not a version requirement
unknown-chapter = there is no chapter `{ $name }`
unknown-figure = there is no figure `{ $name }`
unknown-case = there is no case `{ $name }`
unknown-section = there is no section `{ $name }`
unknown-group = `{ $name }` is not one of the book's groups
unknown-target = `{ $target }` refers to nothing
bad-weight = `{ $weight }` is more than a weight may be, { $most }
unknown-target-hint = write `fig:`, `case:` or `sec:` and an id, `ruby:` and a reading, `mark:name` or `mark:title`, or a full address with `https://`
create-file-hint = create `{ $file }`, or correct the name
case-not-shown = the case `{ $name }` is not part of the book
figure-not-shown = the figure `{ $name }` is not shown, so nothing can refer to it
group-hint = add it to `groups` in report.yaml, or choose one of: { $groups }
twice = `{ $name }` already stands elsewhere in the book
twice-hint = show it once, and refer to it elsewhere
first-here = it stands here first
unused-figure = no chapter shows this figure
unused-figure-hint = add `- figure: { $name }` to a section, or start the file's name with `_`
case-left-out = the contents leave this case out
case-left-out-hint = add `{ $name }` to `cases` in report.yaml, write `cases: all`, or start the file's name with `_`
draft-left-out = this case is a draft and left out of the book
draft-left-out-hint = `casebound sheet { $name }` prints it; in the book it stands once `status` is `in-review` or `approved`
no-cases = there is no case in `cases/`
no-cases-hint = put a file for every company there, or take this line out
note-without-anchor = note { $number } is anchored nowhere
note-without-anchor-hint = write `^{ $number }^` in the title, a label or a cell it belongs to
case-one-or-several = both `interviewee` and `interviewees` are given
case-one-or-several-hint = put everyone under `interviewees`
case-nobody = nobody is named who was interviewed
case-nobody-hint = add `interviewee` with `name` and `title`, or several under `interviewees`
case-whose = it is not said which of the companies this person is from
case-whose-hint = add `organisation`, which is one of: { $organisations }
facts-twice = `{ $name }` is given twice
facts-twice-hint = take one of them out, or tell them apart
case-unknown-organisation = `{ $name }` is none of this case’s `organisations`
case-unknown-organisation-hint = add it to `organisations`, or correct it here
interview-no-item = this is no item of an interview, or several in one
interview-no-item-hint = write one of them: `q` with `a`, `section` with a heading, or `aside` with a `text`
interview-not-of-item = `{ $key }` does not belong to `{ $item }`
interview-not-of-item-hint = it belongs to a question: begin a new item with `- q: …`
interview-two-answers = the question has both `a` and `answers`
interview-two-answers-hint = put every answer under `answers`, each with `by`
interview-unknown-speaker = nobody called `{ $name }` was interviewed
interview-unknown-speaker-hint = name an interviewee, by name, `initials` or title, or the interviewer
interview-picture-width = a picture of an interview cannot be as wide as `{ $width }`
interview-picture-width-hint = take `column`, `text` or `full`; pictures into the bleed belong to chapters
interview-nothing-printed = no question of the interview is printed
interview-nothing-printed-hint = take `print: false` out at one of them, or leave the case out of the contents
note-missing = no note `{ $key }` stands under `notes`
note-missing-hint = write its text there, `{ $key }: …`, or take out the mark
note-nearest = did you mean the note `{ $key }`?
note-unused = no text bears the mark of note `{ $key }`, so it would be printed nowhere
note-unused-hint = put `[^{ $key }]` where the note belongs, or take it out
note-inside = the note `{ $key }` is called for inside another note
note-inside-hint = a note has no notes of its own: join the two texts
note-in-lead = the mark of note `{ $key }` stands in a lead, whose page has no foot for notes
note-in-lead-hint = move it into the text of the chapter, or put the notes at the chapter's end with `endnotes: true`
note-nowhere = the mark of note `{ $key }` stands in a text that has no notes
note-nowhere-hint = notes belong to chapters and cases, under `notes`
anchor-without-note = there is no note { $number }
anchor-without-note-hint = add the note to `notes`, or take the mark out
bad-date = `{ $text }` is not a date
bad-date-hint = write `2023`, `2023-04` or `2023-04-26`
bad-lang = no words and conventions have been made for books in `{ $text }`
bad-lang-hint = there are { $langs }
bad-length = `{ $text }` is not a length
bad-length-hint = write a number with mm, cm, in or pt, such as `3mm`
bad-bleed = more than 20 mm of bleed
bad-page = the page leaves no room for text
empty-text = the text is empty
empty-text-hint = write the text, or take the key out
empty-answer = the question has no answer
empty-answer-hint = write the answer under `a`, or take the question out
no-highlight = the case `{ $name }` has no highlight of its own
no-highlight-hint = write `text` here, or add `highlight` to the case
not-a-quantity = `{ $text }` is not a quantity
not-a-quantity-hint = write a number, with words such as 约, 近, 余 or + if need be; `~` where nothing is disclosed
row-length = the row has { $cells } cells, its label included, where { $wanted } belong
row-length-hint = give one cell per column, and `~` where nothing is disclosed
chart-empty = the chart has no rows
chart-columns = `{ $chart }` needs { $least } columns or more, the chart has { $columns }
chart-column-twice = the column `{ $column }` occurs twice
chart-category-twice = the category `{ $category }` occurs twice
chart-tuple-length = a cell of `{ $chart }` has { $wanted } numbers, this one has { $found }
chart-tuple = a cell of `{ $chart }` must be a list of { $wanted } numbers
chart-number = a `{ $chart }` chart needs a number here, not `{ $text }`
chart-no-tuple = a cell of `{ $chart }` cannot be a list
chart-negative = `{ $value }` is negative and cannot be a part of a whole
chart-over-whole = the parts of `{ $name }` add up to { $sum } %, more than the whole
data-one-source = give the data once: as `rows`, as `csv` or as `xlsx`
chart-needs = a `{ $chart }` chart needs `{ $key }`
long-alt = the alternative text of this figure takes { $bytes } bytes, and a PDF holds { $most } in one
long-alt-hint = write a shorter `alt` that says what the figure shows
panel-or-chart = give one of `chart` with its data, `panels`, or `picture`
prose-html = HTML is printed as typed, not interpreted
prose-image = pictures do not belong in prose
prose-heading = headings do not belong in prose
prose-open = the mark `{ $mark }` is not closed, so that it is printed
prose-open-hint = write `{ $mark }`, or put a backslash before it
prose-hint = put a backslash before the mark if it is meant as text; use a block for headings, tables and figures
picture-type = pictures of the type `{ $type }` cannot be used
picture-type-hint = use svg, png, jpg, webp or tif
picture-too-large = the picture claims { $width } × { $height } pixels; at most { $most } million are read
svg-reference = the SVG refers to another file: { $target }
svg-reference-hint = embed what it needs, or turn it into paths
missing-glyph = no font of the book has { $character }
missing-glyph-hint = tried { $fonts }; correct the character, or put a font that has it into fonts/
missing-font-hint = the book's fonts are: { $fonts }
font-unusable-hint = use a static or variable TrueType or OpenType file
typst = Typst: { $reason }
typst-hint = { $hint }
standard-date = PDF/A takes a date: give `date` in report.yaml, or set SOURCE_DATE_EPOCH
summary = errors: { $errors }, warnings: { $warnings }, notes: { $notes }
mendable = `casebound check --fix` mends { $count } of them
mended = mended { $places } places in { $files } files
would-mend = would mend { $places } places in { $files } files; nothing was changed
unknown-code = there is no finding `{ $code }`; { $hint }
checked-clean = no problems found
other-reports = there are other reports in this folder: { $reports }; `{ $command }` looks at all of them
merged-with-report = found with { $report }
press-is-pdf = the printer's sheets are PDF files; leave out `--format`, or ask for `pdf`
not-written = nothing was written; older outputs are untouched
wrote = wrote { $file }
step-load = reading the book
step-check = looking at rules, layouts and pages
step-typeset = typesetting
step-export = writing the PDF
step-sheets = company sheets
step-proofs = proofs
step-figures = figures
created = created { $file }
exists = `{ $file }` is already there and stays as it is
next-step = next: { $step }
internal = internal failure: { $reason }
with-hint = { $message }; { $hint }
not-in-book = `{ $file }` is not a file of this book
two-reports = findings have one format: `{ $first }` and `{ $second }` are two
out-is-stdout = the files cannot go to the standard output: name a folder after `--out`
out-is-link = `{ $link }` is a link, and outputs would be written elsewhere: name the folder after `--out`, or remove the link
unchanged = as they were: { $count }
waiting = another run is writing to { $folder }; waiting for it to end
cache-of-other-version = { $folder } is a cache of another version of Casebound: name another folder after `--cache`, or delete this one
no-cache = { $folder } is no cache of Casebound, and something lies in it: name an empty folder after `--cache`, or a new one
stale-output = `{ $file }` belongs to no case of the book any more; `casebound clean` removes it
cleaned = removed { $file }
nothing-to-clean = there is nothing to remove
read-failed = cannot read `{ $file }`: { $reason }
write-failed = cannot write `{ $file }`: { $reason }
unsaid = cannot write to the standard output: { $reason }
prose-deep = this stands more than { $most } lists or quotes deep, and is printed as one text with what follows it
prose-deep-hint = let lists stand in one another three deep at most
prose-table = this is no table that is read: its bars are printed. A head, a rule such as `|---|---|` with as many cells, and rows with no more of them make one
picture-no-type = the name of the picture does not say what it is
too-small = must be at least { $least }
too-great = must be at most { $most }
other-fault = this does not belong here

## locale

locale-script = latin
locale-indent = 1.2
locale-indents = paragraph
locale-person = name-first
locale-dates = written
locale-grouped = 4
locale-sans = Noto Sans SC
locale-serif = Noto Serif SC
locale-page = a4
locale-spine = down

## model/words

book-part = Part { $number }
book-chapter = { $number }
book-appendix = Appendix { $letter }
book-figure = Figure { $number }
book-patents-unit = { "" }
book-offices-unit = countries and regions
book-applications = Patent applications
book-inventions = of which inventions
book-granted = Granted inventions
book-growth-applications = Growth of applications
book-growth-inventions = Growth of invention applications
book-growth-granted = Growth of granted inventions
book-period = { $period }
book-page = p. { $page }
book-post = { $title }, { $organisation }
book-person = { $name }, { $post }
book-publication = { $title }
book-year = { $year }
book-year-month = { book-month } { $year }
book-year-month-day = { $day } { book-month } { $year }
book-month =
    { $month ->
        [1] January
        [2] February
        [3] March
        [4] April
        [5] May
        [6] June
        [7] July
        [8] August
        [9] September
        [10] October
        [11] November
       *[12] December
    }

book-comma = ,{ " " }
book-base = { $n } ({ $series })
book-bases = N = { $bases }
book-between-bases = { " / " }
book-range = –

## figure/language

chart-undisclosed = not disclosed
chart-colon = :{ " " }
chart-comma = ,{ " " }
chart-stop = ;{ " " }
chart-end = .
chart-brackets = { " (|)" }
chart-largest = largest{ " " }
chart-smallest = smallest{ " " }
chart-categories = categories
chart-series = series
chart-in-all = { " " }and so on, { $count } in all
chart-each-icon = each icon stands for
chart-powers = 12= trillion|9= billion|6= million
chart-residual = Other|Others|other|others
chart-unsure = Don’t know|don’t know|Don't know|Do not know|Not sure|No answer|No opinion|Unsure|Cannot say|don't know|not sure|no answer
chart-too-small = Too small to name, largest first
chart-spread = least|lower quartile|median|upper quartile|largest|outlier
chart-box-key = Box: from the lower to the upper quartile; line in it: median; ends: least and largest; rings: outliers
chart-months = Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec
chart-weekdays = Mon|Tue|Wed|Thu|Fri|Sat|Sun
chart-steps = stage|phase|early|late|first|last|never|rarely|sometimes|often|always|daily|weekly|monthly|yearly|low|medium|high|small|large|very|rather|somewhat|not at all|agree|spring|summer|autumn|winter|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|mon|tue|wed|thu|fri|sat|sun
chart-rest = { $n } more not disclosed
chart-rest-of = { $n } more not disclosed, among them all of { $names }
chart-own-scale = this chart has a scale of its own: do not compare its lengths with those beside it
chart-in-unit = in { $unit }
chart-look-about = hollow: approximate
chart-look-range = hollow stretch: between the ends of a range
chart-look-at-least = fading end or arrow: so much or more
chart-look-at-most = hollow and open, or arrow: so much or less
chart-look-strip = a strip instead of a shade: approximate, a range or a bound
chart-log-scale = logarithmic scale: equal steps are equal factors
chart-reference = compared with
chart-remark = remark
chart-ends = { $low } to { $high }
chart-whisker = thin line: from the lower to the upper end of the interval
chart-year = { $year }
chart-quarter = Q{ $quarter } { $year }
chart-month = { $month } { $year }
chart-month-alone = { $month }
chart-day = { $day } { $month } { $year }
chart-day-alone = { $day } { $month }

## preview/words

desk-lang = en
desk-contents = Contents
desk-contents-hint = Contents (c)
desk-search = Find in the contents
desk-role-cover = Cover
desk-role-toc = Table of contents
desk-role-figure-list = Figures
desk-role-glossary = Glossary
desk-role-abbreviations = Abbreviations
desk-role-index = Index
desk-single = Page
desk-single-hint = One page (1)
desk-spread = Spread
desk-spread-hint = Facing pages (2)
desk-continuous = Scroll
desk-continuous-hint = One below another (3)
desk-sheet-view = All
desk-sheet-view-hint = Contact sheet (4)
desk-fit-page = Fit page (f)
desk-fit-width = Fit width (w)
desk-smaller = Smaller (−)
desk-larger = Larger (+)
desk-sheet = Sheet
desk-sheet-hint = The company’s sheet beside its pages (s)
desk-press = Press
desk-press-hint = Press view: bleed, trim and marks (p)
desk-gray = Gray
desk-gray-hint = Soft grayscale (g)
desk-follow = Follow
desk-follow-hint = Go to the page that shows a save (o)
desk-findings = Findings
desk-no-findings = No findings
desk-help = Keys
desk-close = Close
desk-no-pages = The book has errors: there are no pages yet
desk-opening = Reading the book…
desk-ready = Up to date
desk-working = Setting the pages…
desk-faulty = Errors: these are the last good pages
desk-gone = The book’s folder is gone: these are the last good pages
desk-lost = The preview has ended. Start it again with casebound preview, and open the address that it prints.
# $plural is how the language counts $n, as browsers name it: one, few, many, other.
desk-errors =
    { $plural ->
        [one] { $n } error
       *[other] { $n } errors
    }

desk-warnings =
    { $plural ->
        [one] { $n } warning
       *[other] { $n } warnings
    }

desk-infos =
    { $plural ->
        [one] { $n } note
       *[other] { $n } notes
    }

desk-error = error
desk-warning = warning
desk-info = note
desk-hint = Hint
desk-show = Show on the page
desk-open = Open
desk-copy = Copy
desk-copied = Copied
desk-nowhere = No line of the book is printed here
desk-printed-here = What is printed here
desk-editor = Editor
desk-own-editor = Other…
desk-own-editor-hint = A link with {"{"}path{"}"}, {"{"}line{"}"} and {"{"}column{"}"}
desk-page = Page
desk-of = of { $n }
desk-previous = Previous page
desk-next = Next page
desk-page-name = Page { $n }
desk-no-sheet = Go to a company’s pages to see its sheet
desk-sheet-of = Sheet: { $name }
desk-press-note = Blue: trim · red: bleed · CMYK inks as a screen shows them, an approximation
desk-click = click
desk-ctrl-click = Ctrl click
desk-key-turn = page back, forward
desk-key-ends = first, last page
desk-key-arrange = page, facing pages, scroll, contact sheet
desk-key-fit = fit page, fit width
desk-key-zoom = larger, smaller, real size
desk-key-contents = contents
desk-key-search = find in the contents
desk-key-finding = next, previous finding
desk-key-findings = findings
desk-key-sheet = company’s sheet beside its pages
desk-key-press = press view
desk-key-gray = grayscale
desk-key-follow = follow saves
desk-key-click = the line behind a text, number or chart
desk-key-ctrl-click = open it in the editor
desk-key-esc = close
desk-key-help = these keys

## colour/profile

no-profile = this is not an ICC profile
profile-cut-off = the profile is cut off: it claims { $claimed } bytes and has { $actual }
profile-table = the profile is damaged: its tag `{ $tag }` lies outside it
profile-version = the profile is of ICC version { $version }, which PDF/X-4 does not allow
profile-space = the profile describes { $space }, not CMYK
profile-class = the profile is of the class `{ $class }`, not an output profile (`prtr`)
profile-lacks = the profile has no tag `{ $tag }`, so nothing can be converted with it
profile-unusable = the profile cannot be used to convert colours
profile-hint = ask the printer for the CMYK output profile of the paper, or take `profile` out to print to FOGRA39 on coated paper

## content/faults

fault-tab = a tab where YAML wants spaces
fault-tab-hint = indent with two spaces per level
fault-blank = { $character } indents this line, where YAML wants spaces
fault-full-width = `{ $found }` stands where YAML has `{ $wanted }`
fault-write = write { $right }
fault-no-blank = a space is missing here
fault-block-mark = `{ $text }` is taken for the beginning of a block of text, as `|` and `>` are its marks
fault-goes-on = text goes on behind the closing `{ $mark }`, where YAML ends it
fault-unclosed = `{ $mark }` is opened here and never closed
fault-unclosed-hint = close it; or, if it is part of the text, write { $right }
fault-reserved = a text cannot begin with `{ $mark }` in YAML
fault-anchor = `{ $name }` is taken for a name that YAML leaves out of the text
fault-anchor-hint = put quotes around the whole text if it is meant as text
fault-colon = a colon and a space inside a text begin a new key in YAML
fault-colon-hint = write { $right }; a Chinese colon needs no quotes
fault-comment = `{ $comment }` is a comment to YAML and would be left out, and the text goes on behind it
fault-comment-hint = put quotes around the whole text if `#` is part of it; else put the comment on a line of its own
fault-unindented = this line belongs to no key
fault-unindented-hint = indent it under the key that it belongs to, as far as the lines of its text
fault-indentation = the line does not begin in the column of those that it belongs to
fault-indentation-hint = let keys of one level begin in one column, two spaces deeper than the key above them
fault-escape = `{ $escape }` means nothing in double quotes
fault-escape-hint = write the text in single quotes, where a backslash is a backslash; the parts of a path are joined by `/`
fault-brackets = the brackets and commas do not fit together here
fault-brackets-hint = put quotes around texts in brackets that hold `,`, `: `, `[`, `]`, `{"{"}`, `{"}"}` or quotation marks
fault-other = this cannot be read as YAML
fault-other-hint = look at this line and the one before it: the indentation, and quotes around text that holds `: ` or ` #` or begins with a mark

## content/load

forbidden-escape-hint = an escape in the double quotes stands for it: write the text in single quotes, where a backslash is a backslash
misread = this does not have the form that belongs here

## content/schema

form-unknown-block = there is no block `{ $name }`
form-unknown-entry = there is no entry `{ $name }` of the contents
form-alone = `{ $name }` stands alone: nothing belongs behind it
form-alone-hint = write `- { $name }`
form-text-as-key-hint = a text with a colon is taken for a key: indent the line under the text that it belongs to, or put quotes around it
form-quote-hint = write { $right } if that is the text
form-one-text-hint = `{ $key }` is one text: write it behind the key, or below it after `|`, without keys and dashes
form-write = write `{ $right }`
form-no-dash-hint = there is only one `{ $key }`: take the dash away, and write its keys below it
form-dash-hint = these are items of a list: begin each with a dash, `- { $key }: …`

## accept

accept-unknown-code = there is no finding `{ $code }`
accept-no-reason = `{ $code }` is accepted without a reason
accept-no-reason-hint = say in `reason` why it is right as it stands
accept-error-accepted = `{ $code }` is an error and cannot be accepted
accept-error-accepted-hint = correct what it reports, and take the acceptance out
accept-stale = `{ $code }` is accepted, but no longer found in this file
accept-stale-hint = take the acceptance out

## diag/code: print

rule-pdf-syntax = A PDF that cannot be read, or is damaged.
    .what = Reports a PDF that cannot be read, or only after its table of objects was rebuilt, and content that cannot be read.
    .why = The printer's machine may stop at it, or leave a page out.
    .fix = Export the file again, and compare its size once it is sent.

rule-pdf-limit = A PDF that was not looked at to its end.
    .what = Says that a file asks for more work than preflight spends on one file, so that a part was not looked at.
    .why = What was not looked at may have faults.
    .fix = Split the file, or simplify its drawings.

rule-pdf-encrypted = A PDF that is encrypted.
    .what = Reports an encrypted PDF, also one that opens without a password.
    .why = PDF/X-4 allows no encryption: the printer must be able to impose the pages.
    .fix = Save it without a password and without restrictions.

rule-image-resolution = A picture that is too coarse at its printed size.
    .what = Divides the pixels of every picture by its printed size: under 300 ppi is a warning, under 150 ppi an error. In finished files, pictures of one bit need 600 and 300 ppi, and a preset has numbers of its own.
    .why = A screen of 150 to 200 lines per inch needs about twice as many pixels; fewer are seen as steps and blur. A picture of one bit has no shades that soften its steps.
    .fix = Use a vector picture, or one with more pixels.

rule-overset = Text that does not fit its box.
    .what = Reports text that does not fit the box its layout gives it.
    .why = What does not fit is not printed, or runs over its neighbour.
    .fix = Shorten the text.

rule-page-fill = A page in the midst of a chapter that stays nearly empty.
    .what = Reports a page under 40 % of its lines that is neither the last of its chapter or case nor ends at a page break.
    .why = A page with a blank foot looks as if something were missing.
    .fix = Move the figure or table that did not fit, take out a page break, or split what cannot be broken.

rule-lonely-lines = A last page with a few lines.
    .what = Reports the last page of a chapter or case of several pages that is filled to less than a quarter.
    .why = A few lines alone on a page are easily overlooked, and the page looks like a mistake.
    .fix = Shorten the text by those lines, or write a little more.

rule-left-out = A filler that no page needed.
    .what = Says which of the quotes, highlights and pictures that are marked `optional: true` are not printed, because they would fill no page.
    .why = Make-up decides about what is optional, and its editor should know what it decided.
    .fix = Take out `optional: true` where it has to be printed.

rule-figure-far = A figure far from the text that names it.
    .what = Reports a figure that stands further on than the spread after the one that first names it.
    .why = The reader turns pages back and forth between a sentence and its figure.
    .fix = Put the figure right after the paragraph that names it, or name it later.

rule-sheet-fit = A sheet that does not fit on its one page.
    .what = Reports, when `sheet --layout one-page` makes a sheet, which questions do not stand on it, as a note; and as an error, by how many lines it is too long, where the questions marked `one_page: true`, or the sheet without any, do not fit.
    .why = A page that says everything in type that nobody reads says nothing, and one that leaves something out must say so.
    .fix = Mark the questions that are to stand on the page with `one_page: true`, shorten the profile, or print the usual sheet.

rule-runt = A last line of one character.
    .what = Reports a paragraph whose last line holds one character and its punctuation.
    .why = A single character on a line is a hole in the column.
    .fix = Add or take out a word.

rule-rgb-in-press = RGB colour in a file for press.
    .what = Looks for RGB colour in a PDF that is meant for press, and for gray and CMYK with a profile of their own.
    .why = The printer's own conversion decides how it looks.
    .fix = Give every ink in CMYK; let Casebound convert pictures.

rule-ink-limit = More ink than the paper takes.
    .what = Adds up cyan, magenta, yellow and black, and compares the sum with the limit of the printing condition.
    .why = More ink than the paper takes does not dry, smears and sets off.
    .fix = Take the dark ink from black rather than from the three colours.

rule-thin-line = A line too thin to print.
    .what = Reports lines thinner than 0.25 pt, in ink or white on a ground.
    .why = The plate may not hold them, and a tint of them breaks up into dots.
    .fix = Use 0.25 pt or more; 0.5 pt for lines in tints.

rule-small-knockout = Small white text on several inks.
    .what = Reports white text under 6 pt on a ground of several inks.
    .why = Where the plates do not meet exactly, the ground closes the letters.
    .fix = Set it larger, or on one ink.

## diag/code: check

rule-yaml-syntax = The file is not YAML, or not YAML that a book can hold.
    .what = Reads every content file as YAML 1.2 and reports what is not, or what a book cannot hold: tags, several documents, tabs as indentation.
    .why = Nothing of the file is known until it can be read.
    .fix = Look at the line named and the one before it: indentation in steps of two spaces, a space after the colon, quotes around text that holds `: ` or ` #`.

rule-merge-conflict = A file in which two versions were not joined.
    .what = Reports the lines `<<<<<<<` and `>>>>>>>` that version control leaves where two persons changed one place.
    .why = Both versions would stand in the book.
    .fix = Keep one version, and delete the other with the three lines of marks.

rule-duplicate-key = A key stands twice in one map.
    .what = Reports a key that stands twice in one map.
    .why = YAML readers keep one of the two and say nothing; which one is chance.
    .fix = Keep one of the two.

rule-unknown-key = A key that the format does not have.
    .what = Reports a key that the format does not have, and names the nearest one that it has.
    .why = A mistyped key would be left out of the book silently.
    .fix = Correct the key, or take it out.

rule-schema = A value of the wrong type or shape, or a required key is missing.
    .what = Checks every value against the schema of its file: types, required keys, known words, dates, lengths. Every wrong place is one finding.
    .why = A value of another shape cannot be printed as it was meant.
    .fix = Write the value as the message asks; `schemas/*.schema.json` and `_example.yaml` show every key.

rule-encoding = A file is not UTF-8, or holds characters that cannot be text.
    .what = Reports files that are not UTF-8, and control characters that cannot be text.
    .why = Text in another encoding turns into other characters; invisible characters change what is printed.
    .fix = Save the file as UTF-8; delete the character named.

rule-missing-file = A file that the book names does not exist.
    .what = Reports a picture, table or other file that the book names and does not have.
    .why = The page would be printed with a hole.
    .fix = Put the file there, or correct the path; upper and lower case count.

rule-unsafe-path = A path leaves the book's folder.
    .what = Reports paths that lead out of the book's folder, by `..`, from the root, or through a link.
    .why = A book must be whole wherever it is copied, and must not print what it was not given.
    .fix = Copy the file into the book and name it by a relative path.

rule-file-name = A file where content lies is not read.
    .what = Reports content files whose names cannot be ids or end otherwise, copies that sync services leave, content in sub-folders, folders under other names, and what else lies beside the content without being read.
    .why = The name is the id of the case or figure, the name of its output, and the target of references. A company whose file is not read would be missing from the book without a word.
    .fix = Use letters, digits, `-` and `_`, at most 64 of them, and `.yaml`; put `_` before the names of files that are no content.

rule-file-size = A file is larger than the tool reads.
    .what = Reports files that are larger than the tool reads.
    .why = A text file of several megabytes is hardly an editor's.
    .fix = Look what the file holds; a picture belongs in `images/`.

rule-unknown-reference = A figure, case, section or group that the book does not have.
    .what = Reports a figure, case, chapter, section or group that is named and does not exist, with the nearest name.
    .why = The reference would print nothing.
    .fix = Correct the name, or add what is missing.

rule-duplicate-reference = One chapter, figure or case stands twice in the book.
    .what = Reports a chapter, figure or case that stands twice in the book, and section ids given twice.
    .why = It would have two numbers and two pages, and references to it would be ambiguous.
    .fix = Show it once, and refer to it elsewhere.

rule-unused-figure = A figure that no chapter shows.
    .what = Reports a figure that no chapter shows.
    .why = It was made for the book, and is left out of it.
    .fix = Show it in a section, or let its file's name begin with `_`.

rule-case-not-in-book = A case that the contents leave out.
    .what = Reports a case that the contents leave out.
    .why = A company that gave an interview would look for itself in vain.
    .fix = Add it to `cases` in `report.yaml`, or let its file's name begin with `_`.

rule-note-anchor = A note without an anchor, or an anchor without a note.
    .what = Compares the notes of a figure or table with the marks `^1^` in its titles, labels and cells.
    .why = A reader finds a mark without a note, or a note about nothing.
    .fix = Add the note or the mark, or take the other one out.

rule-note-mark = A note without a mark, or a mark without a note.
    .what = Compares the texts under `notes` of a chapter or case with the marks `[^1]` in its prose.
    .why = A reader finds a mark that leads nowhere; a text that no mark calls for is printed nowhere.
    .fix = Add the text or the mark, or take the other one out. A note bears no mark itself, and openers have no foot for one: `endnotes: true` puts the notes of a chapter at its end.

rule-prose = Markup that the prose subset does not have.
    .what = Reports HTML, pictures and headings of Markdown in prose, and tables that are none: rows with more cells than their head, or no rule below it.
    .why = They print as typed, which is hardly what was meant.
    .fix = Use the marks of the subset, or a block of the chapter; put a backslash before a mark that is meant as text.

rule-narrow-spine = A spine too narrow for text.
    .what = Compares the width of the spine, given or from paper and pages, with the 5 mm under which no text is printed on it.
    .why = A book is folded within a millimetre; type on a narrow spine lands on the front or the back.
    .fix = Nothing has to be done. The spine stays bare; a bulkier paper makes it wider.

rule-quantity = Text where a number must be.
    .what = Reads every number with its qualifiers: 约, 近, 超过, 余, +, 万, a unit.
    .why = Charts draw these numbers, and rules compare them.
    .fix = Write a number; `~` or no key at all where nothing is disclosed.

rule-chart-shape = Data that does not suit the chart.
    .what = Checks a chart's data: rows as long as the columns, names once, numbers where they are drawn, parts within the whole.
    .why = The chart cannot be drawn, or would show what the data do not say.
    .fix = Give one cell per column, `~` where nothing is disclosed.

rule-data-file = A data file that cannot be read, or of which not all is printed.
    .what = Reads CSV files and workbooks as they are shown: formats of numbers and dates, merged cells, hidden rows and columns, titles above the headings and remarks below the data. Says what is not printed; errors are files of another kind, cells with an error, formulas without a stored result.
    .why = What a spreadsheet shows and what its file holds are two things; the reader must get the first.
    .fix = Take out of the file what is not meant to be printed, or name a `range`; save formulas with their results.

rule-empty-answer = A question without an answer.
    .what = Reports a question without an answer.
    .why = A question that is printed alone reads as if the company had refused it.
    .fix = Write the answer, or take the question out.

rule-image-format = A picture that cannot be used.
    .what = Decodes every picture before it is used; an SVG must not refer to other files.
    .why = A broken picture stops the print run, or prints as a hole.
    .fix = Use svg, png, jpg or webp; export the picture again.

rule-missing-glyph = A character that no font of the book has.
    .what = Looks up every character of every text in the fonts of the book.
    .why = A character without a glyph prints as an empty box.
    .fix = Correct the character, or put a font that has it into `fonts/`.

rule-font-missing = A font family that the book does not have.
    .what = Reports a font family that the layouts ask for and the book does not have.
    .why = Another font would take its place, with other widths and other pages.
    .fix = Put the font into `fonts/`.

rule-glyph-forms = Characters in the forms of another region.
    .what = Reports that a book in Traditional Chinese or Japanese is set in the built-in fonts, whose characters have the forms of the mainland.
    .why = Readers in Taiwan, Hong Kong and Japan see at once that a font is foreign: strokes differ, and commas stand at the corner of their squares instead of the middle.
    .fix = Put the font that the finding names into `fonts/`; nothing else has to be changed. Google Fonts has it, free to print and to embed.

rule-font = A font file that cannot be used.
    .what = Reports a file in `fonts/` that is not a usable font.
    .why = Text meant for it would be set in another font.
    .fix = Use TrueType or OpenType files.

rule-picture-fold = A picture over two pages whose focus lies in the fold.
    .what = Looks at how far the `focus` of a picture over two pages is from the fold between them.
    .why = Some millimetres on either side of the fold are not seen; faces and words vanish in it.
    .fix = Take a picture whose subject stands on one of the pages, or move its `focus` from the middle.

rule-profile = An ICC profile that cannot describe a press.
    .what = Reads the ICC profile that `press.profile` names: it must describe a CMYK press.
    .why = Colours would be converted for another device, and the printer refuses the file.
    .fix = Ask the printer for the profile of the press and the paper.

rule-template = A layout that does not render.
    .what = Renders every layout of the book.
    .why = A layout that does not render prints nothing.
    .fix = Correct the layout's line that is named; the built-in layouts show every value.

rule-text-lost = A text of the book that is not printed.
    .what = Compares what the layouts were given with what they print. A text that no layout prints is an error; a text that its kind of chart has no place for is a warning.
    .why = What an editor wrote would be missing from the book, and nobody would be told.
    .fix = Print the text, or say in the layout why it is left out: `{"{"}{"{"} omit(chapter.lead, "the cover has no room") {"}"}{"}"}`. Take what a chart cannot print out of its file, or choose another kind.

rule-typst = Typst does not compile the generated source.
    .what = Brings errors and warnings of Typst back to the lines of layouts and content that caused them.
    .why = The page cannot be set as it stands.
    .fix = Correct the layout; text of editors never causes Typst errors.

rule-export = The document cannot be written in the format asked for.
    .what = Reports a document that cannot be written in the format asked for.
    .why = There would be no file, or a broken one.
    .fix = Follow the message; it names what the format does not take.

rule-requires = The book wants another version of the tool.
    .what = Compares `requires` in `report.yaml` with the version that runs.
    .why = An older tool might leave out what the book uses, and print another book.
    .fix = Install a matching version, or change `requires`.

rule-acceptance = A finding is accepted in a way that does not count.
    .what = Checks every entry of `accept:`: a code that exists, a reason, and no error.
    .why = An acceptance silences a finding; whoever reads the file later must see why.
    .fix = Name the code as the finding does, and say why the text is right as it stands. Correct errors instead.

rule-stale-acceptance = An accepted finding that no longer occurs.
    .what = Reports an entry of `accept:` that no finding of its file answers to.
    .why = It would silence the next finding of that kind unseen.
    .fix = Take the entry out.

rule-profile-condition = A profile that is made for another printing condition than the book names.
    .what = Compares the printing condition that `press.condition` names with what the profile of `press.profile` says of itself.
    .why = Colours are converted for one paper, and the printer is told of another.
    .fix = Name the condition that the profile is made for, or use the profile of that condition.

## lint/charts/crowded_chart

crowded-chart-rows = `{ $kind }` labels { $most } categories so that they are read, this one has { $own }
crowded-chart-columns = `{ $kind }` keeps { $most } series apart, this one has { $own }
crowded-chart-inks = a book has { $most } inks for series, and this chart { $own } series: those beyond them are all grey
crowded-chart-hint = use `{ $instead }`, show the largest and add the others up, or make panels of it
crowded-chart-inks-hint = show the series that matter and add the others up as one, make panels of it, or use `{ $instead }`, which needs no inks
crowded-chart-bars = bar
crowded-chart-column = column
crowded-chart-places = dot
crowded-chart-lines = line
crowded-chart-shades = heat-table
crowded-chart-table = table
rule-crowded-chart = More categories or series than a chart can show.
    .what = Reports a chart with more categories or series than its kind can label, and one with more series than the book has inks.
    .why = Labels that are small, turned or left out are not read, and two series in one ink cannot be told apart.
    .fix = Use the kind that the finding names, show less, or split the chart into panels.

## lint/charts/empty_chart

empty-chart-undisclosed = no value of this chart is disclosed
empty-chart-undisclosed-hint = say in the text what the source does say, and take the chart out
empty-chart-zero = the parts of `{ $name }` are all zero: there is no whole to cut
empty-chart-zero-hint = say it in a sentence, or use `bar`
rule-empty-chart = A chart that has nothing to show.
    .what = Reports a chart none of whose values is disclosed, and parts of a whole that are all zero.
    .why = Such a drawing takes the room of a chart and tells the reader nothing.
    .fix = Take the chart out and say in the text what is known.

## lint/charts/equal_values

equal-values-equal = all { $n } values of this chart are { $value }: there is nothing to compare
equal-values-hint = say it in a sentence, or as one number with `key-figures`
rule-equal-values = A chart whose every value is equal.
    .what = Reports a chart with three or more values that are all the same.
    .why = A chart shows differences; where there are none, one number says more.
    .fix = Write a sentence, or use `key-figures`.

## lint/charts/missing_unit

missing-unit-none = the values of this chart have no unit
missing-unit-hint = add `unit`, such as `unit: "%"`; it is printed once, behind the subtitle
rule-missing-unit = Values without a unit.
    .what = Reports a chart whose values carry no unit and which has none itself.
    .why = A number without a unit can be a share, a count or an amount of money.
    .fix = Add `unit` to the figure or the panel.

## lint/charts/shared_ink

shared-ink-same = `{ $first }` and `{ $second }` stand in one chart and have the same ink
shared-ink-hint = give them different numbers under `series` in `report.yaml`
rule-shared-ink = Two series of one chart in one ink.
    .what = Reports two series of one chart that `series` in `report.yaml` gives the same ink.
    .why = Readers tell series apart by their inks.
    .fix = Give one of them another number.

## lint/charts/time_order

time-order-backwards = `{ $first }` stands before `{ $second }`: time runs from left to right
time-order-hint = write the earlier one first
rule-time-order = Years or bands that run backwards.
    .what = Reports a chart that joins its points by lines whose years, dates or bands fall instead of rising.
    .why = A line that rises on the page is read as growth over time.
    .fix = Write the columns or rows from the earliest to the latest.

## lint/charts/unknown_series

unknown-series-none = no chart has a series `{ $name }`
unknown-series-hint = take the line out, or write the name as the charts' `columns` do
rule-unknown-series = A colour for a series that does not exist.
    .what = Reports a name under `series` in `report.yaml` that no chart has as a column.
    .why = The colour is meant for something; if the name is misspelt, the series has another colour than its editor thinks.
    .fix = Write the name as the charts do, without note marks, or take the line out.

## lint/charts/unordered_line

unordered-line-names = a line joins `{ $first }` and `{ $second }`, which have no order
unordered-line-hint = use `bar`, or `grouped-bar` for several series; if they do have an order, write `order: given`
rule-unordered-line = A line between things that have no order.
    .what = Reports a chart that joins by lines what is neither time, nor bands, nor steps of a scale.
    .why = A line says that there is something between two points. Between two industries there is nothing.
    .fix = Use the kind that the finding names. Where the categories do have an order, say so with `order: given`.

## lint/pictures/missing_caption

missing-caption-none = the picture has no caption
missing-caption-hint = say in `caption` what it shows, and why it stands here
rule-missing-caption = A picture without a caption.
    .what = Reports pictures of the content that have no `caption`.
    .why = A photograph without a caption is decoration: readers do not know what to look at.
    .fix = Say it in a sentence, in `caption`.

## lint/pictures/missing_credit

missing-credit-none = nobody is named who made the picture or owns it
missing-credit-hint = name them in `credit`, such as “Photograph: Ida Holm”
rule-missing-credit = A picture of nobody.
    .what = Reports pictures without `credit`, those of the cover and of opening pages included.
    .why = A picture may be used by leave of its owner, and most owners want to be named.
    .fix = Name who made it or owns it, in `credit`.

## lint/lists/empty_list

empty-list-none = the contents have `{ $list }`, and there is nothing to list
empty-list-hint = take `{ $list }` out of `contents`, or give it something to list
rule-empty-list = A list that holds nothing.
    .what = Reports a glossary, abbreviations, an index or a list of figures in the contents that would be empty.
    .why = What is printed is a white page with a title.
    .fix = Give it something to list, or take its line out of `contents`.

## lint/lists/unused_term

unused-term-none = the book says `{ $term }` nowhere
unused-term-hint = check how it is written, say in `find` how the book writes it, or leave it out
rule-unused-term = A term that the book does not use.
    .what = Looks in chapters and cases for every word of the glossary, the abbreviations and the index.
    .why = Readers look for a word that is not there; most likely it is written in another way.
    .fix = Write it as the book does, or leave it out.

## content/translation

translation-no-original = this translates `{ $file }`, which the book does not have
translation-no-original-hint = rename it as its original is called, or delete it
translation-twice = `{ $field }` is translated into `{ $lang }` twice: here, and in the file of its own in `translations/`
translation-twice-hint = keep one of the two
translation-no-field = there is no text at `{ $field }` in the original
translation-no-field-hint = run `casebound translate`, which finds texts that moved; delete the entry if the text is gone
rule-translation-gone = A translation of something that is not there.
    .what = Compares the files in `translations/` and their entries with the files that they translate.
    .why = A text that was deleted or moved leaves its translation behind; it prints nowhere, and nobody notices.
    .fix = Run `casebound translate LANG`, which takes translations along with texts that moved, and puts the others at the end of their file. Delete what is no longer wanted.

## lint/translations/translation_missing

translation-missing-file = `{ $file }` is not translated into `{ $lang }`
translation-missing-text = this is not translated into `{ $lang }`
translation-missing-hint = run `casebound translate { $lang }`, and write the translation in the file that it names; until then it prints as it is
rule-translation-missing = A text that is not translated.
    .what = In a book that prints translations, looks for one of every text in letters. Numbers need none, nor do Latin names in a Chinese file.
    .why = What has no translation prints in the language that it was written in.
    .fix = Run `casebound translate LANG`; it writes an entry for every text, with the text above it.

## lint/translations/translation_stale

translation-stale-changed = the text that this translates was changed since
translation-stale-changed-here = the text as it is now
translation-stale-changed-hint = translate it anew, then run `casebound translate LANG { $file } --confirm`
translation-stale-unmarked = this does not say which text it translates
rule-translation-stale = A translation of an older text.
    .what = Every translation remembers, as a mark, the text that it was made from; the mark is compared with the text as it is.
    .why = A number that was corrected in one language is wrong in the other.
    .fix = Translate the text anew. `casebound translate LANG FILE --confirm` then renews the marks of that file.

## lint/lists/unexplained_abbreviation

unexplained-abbreviation-none = `{ $term }` stands here first, without `{ $full }`
unexplained-abbreviation-hint = write `{ $full } ({ $term })` here
rule-unexplained-abbreviation = An abbreviation that is not explained where it first stands.
    .what = Looks, in the order of the book, for the first text with an abbreviation that has `full`, and whether that text says it in full.
    .why = Not every reader looks at the end of the book for it.
    .fix = Write it in full where it first stands, with the abbreviation in brackets.

## lint/form/double_qualifier

double-qualifier-twice = `{ $text }` is qualified twice, by `{ $before }` and `{ $behind }`
double-qualifier-hint = keep one of the two
rule-double-qualifier = A number that is qualified twice.
    .what = Reports a number with a word before it and one behind it that both make it approximate: 约…左右, 近…余, 超过…以上. 近 10 余年, the last ten-odd years, stays.
    .why = The two say the same, or contradict each other: 近 1000 is less than a thousand, 1000 余 is more.
    .fix = Keep one of the two.

## lint/form/exact_with_qualifier

exact-with-qualifier-exact = `{ $text }` is exact to the unit and called approximate by `{ $qualifier }`
exact-with-qualifier-hint = round the number, or take the word out
rule-exact-with-qualifier = An exact number that is called approximate.
    .what = Reports whole numbers of three digits or more that do not end in 0 and are called approximate by 余, 多, +, 约 or 近.
    .why = A number known to the last unit is not approximate: either the word is a habit, or the number was counted otherwise than it seems.
    .fix = Take the word out, or round the number.

## lint/form/period_span

period-span-span = `{ $text }` beside { $from }-{ $to }, which are { $years } years
period-span-hint = say how many years there are, or correct the range; growth from the first to the last year takes one year less
rule-period-span = A number of years that its range does not have.
    .what = Compares 近三年, 过去 5 年 and the like with the range of years right beside them.
    .why = From 2019 to 2022 there are four years, and three years of growth; the reader wonders which was counted.
    .fix = Count the years, or say that growth is meant.

## lint/form/range_dash

range-dash-other = the range `{ $text }` is written with `{ $mark }`, most of the book's with `{ $usual }`
range-dash-hint = write `{ $text }`
rule-range-dash = Ranges written in two ways.
    .what = Counts what joins the two ends of ranges of numbers, - – — ~ or ～, and reports the ranges that are not in the way of most. A range has a unit behind it or in it; dates, 图 3-4, GB/T 1.1-2020, 7-11, models, scores and numbers of documents are none.
    .why = One book, one house style; and a search for a range finds all of them.
    .fix = Keep to one sign; `check --fix` does it.

## lint/form/suffix_order

suffix-order-order = `{ $text }` has its plus before its percent sign
suffix-order-hint = write `{ $text }`
rule-suffix-order = A plus before its percent sign.
    .what = Reports a plus between a number and its percent sign.
    .why = The plus belongs to the quantity, 90 %, not to the digits.
    .fix = Put the plus behind; `check --fix` does it.

## lint/form/thousands

thousands-grouped = `{ $text }` is grouped, most numbers of the book are not
thousands-plain = `{ $text }` is not grouped, most numbers of the book are
thousands-hint = write `{ $text }`
rule-thousands = Numbers grouped in two ways.
    .what = Counts the numbers of five to nine digits that have commas between their thousands and those that have not, and reports the fewer. Values of charts are printed in the way of `numbers` in `report.yaml` and do not count, nor do postcodes, codes of shares and other numbers that are names.
    .why = Numbers in two ways look like numbers from two sources.
    .fix = Keep to one way.

## lint/interviews/attribution_drift

attribution-drift-drift = { $name } is `{ $here }` here and `{ $elsewhere }` elsewhere
attribution-drift-drift-hint = give one person one title throughout the book
attribution-drift-there = the other title
rule-attribution-drift = One person with two titles.
    .what = Compares the title of every interviewee with the attributions of quotes and highlights that name the same person, with other cases of the same person, and with a title that stands right before the name in prose. Spaces and the company's name do not count.
    .why = A person with two titles looks like two people, or like a mistake about one; the person will notice.
    .fix = Settle on one title; or leave `by` out, and the interviewee's line is used.

## lint/interviews/enumeration_gap

enumeration-gap-gap = `{ $next }` follows on `{ $last }`: `{ $missing }` is missing
enumeration-gap-gap-hint = restore what was cut, or renumber
enumeration-gap-before = the one before it
rule-enumeration-gap = An enumeration that leaves out a number.
    .what = Follows 第一, 第二, 第三 (首先 and 其次 count as the first two), 一是, 二是, 三是 and 其一, 其二, 其三 at the beginning of clauses through each text, and reports one whose forerunner is missing.
    .why = When an interview is shortened, the second of three points goes and the third stays; readers look for it.
    .fix = Restore the point that was cut, or renumber.

## lint/interviews/missing_attribution

missing-attribution-empty = the quote does not say whose words it is
missing-attribution-nameless = the attribution does not name { $name }, who was interviewed
missing-attribution-hint = leave `by` out to use the interviewee's line, or name company, title and person
missing-attribution-block = a quotation by itself, without its speaker
missing-attribution-block-hint = use a `quote` block with its `case`, or add a line `——` with the speaker
rule-missing-attribution = Words without a speaker.
    .what = Reports a quote whose `by` is empty or leaves out the person who was interviewed, and a block quote of a chapter that is a quotation by itself and says nowhere whose.
    .why = Words in quotation marks are somebody's; readers and the person quoted want to see whose.
    .fix = Leave `by` out, or name company, title and person.

## lint/interviews/paragraph_end

paragraph-end-open = the paragraph ends on `{ $end }`
paragraph-end-open-hint = end the sentence; the rest of it may have been lost
paragraph-end-bare = the paragraph ends without a closing mark
paragraph-end-bare-hint = add the mark, or the rest of the sentence
rule-paragraph-end = A paragraph that does not end.
    .what = Looks at the last character of every paragraph of an answer, profile, closing or chapter's text: it must close a sentence (。！？…… or a closing quote or bracket behind one). ： and ； may lead to another paragraph. List items are free, and so are lines of a chapter that hold no whole sentence.
    .why = A paragraph that breaks off on a comma has lost its end on the way from the transcript.
    .fix = Complete the sentence, or add its mark.

## lint/interviews/quote_in_digest

quote-in-digest-digest = a digest is no one's words and cannot be quoted
quote-in-digest-digest-hint = use `highlight`, which is set without quotation marks
rule-quote-in-digest = A quote from an interview that is only a digest.
    .what = Reports a quote from a case whose answers are an editor's summary.
    .why = No one said these words.
    .fix = Use `highlight`, which is set without quotation marks.

## lint/interviews/quote_not_in_interview

quote-not-in-interview-not-said = these words do not occur in the interview of { $name }
quote-not-in-interview-empty = there are no words in this quote
quote-not-in-interview-difference = said { $words }; [-…-] was said and is not quoted, {"{"}+…+{"}"} is quoted and was not said
quote-not-in-interview-order = it was said, but before the piece quoted in front of it: put the pieces in the order of the interview
quote-not-in-interview-hint = quote the interview word for word, with …… where something is left out
quote-not-in-interview-nearest = the nearest passage
rule-quote-not-in-interview = A quote that does not occur in the interview.
    .what = Looks for every pull quote in the answers of its interview. Blanks, the width of punctuation, the kind of quotation marks and the punctuation at both ends do not count; …… marks a cut, and the pieces between cuts must stand in the interview in their order. Shows the nearest passage and the difference word by word.
    .why = A quotation with someone's name under it must be what that person said.
    .fix = Copy the words from the answer again, with …… where something is left out.

## lint/numbers/direction

direction-rises = { $from } to { $to } is a rise, not `{ $word }`
direction-falls = { $from } to { $to } is a fall, not `{ $word }`
direction-not-above = { $first } is not above { $second }, but `{ $word }` stands between them
direction-not-below = { $first } is not below { $second }, but `{ $word }` stands between them
direction-sign = { $told } is told as a change in the other direction: the figure has { $actual } for `{ $name }`
direction-hint = turn the word round, or correct the number that is wrong
direction-other = the other number
direction-above = { $first } is above { $second }, but `{ $word }` stands between them
direction-below = { $first } is below { $second }, but `{ $word }` stands between them
rule-direction = A rise or fall that its two numbers deny.
    .what = Compares the words for a direction with the numbers beside them: 由 A 升至 B, 从 2022 年的 A 降到 B, A 高于 … 的 B, A，不低于 … 的 B; and with the sign of the same number in the figure of the section. Only numbers of one unit that differ beyond rounding count; ranks, which rise as their number falls, do not.
    .why = When a number is corrected, the word that goes with it is forgotten.
    .fix = Turn the word round, or correct the number.

## lint/numbers/granted_exceeds_inventions

granted-exceeds-inventions-exceeds = { $granted } inventions are granted, but only { $inventions } are disclosed in all
granted-exceeds-inventions-exceeds-hint = ask the company which of the two numbers is meant otherwise; if the source prints them so, accept it with that reason
granted-exceeds-inventions-inventions = the inventions
rule-granted-exceeds-inventions = More inventions granted than filed.
    .what = Compares `patents.granted` with `patents.inventions` of a case.
    .why = Every granted invention was filed as one; more of them than inventions in all is a slip, or two numbers of different scope side by side.
    .fix = Ask the company. If the source prints the numbers so, accept the finding and say it.

## lint/numbers/grim

grim-base = the base N={ $base } cannot be: { $misfits } of the { $count } percentages are no count out of { $n }
grim-value = no count out of N={ $n } gives { $value }: { $low } gives { $low_share }, { $high } gives { $high_share }
grim-value-hint = check the value and its base
grim-fits = all of them fit N={ $n }, which another figure of the book has
grim-fits-none = check the base and the values; no other base of the book explains them. Where answers are weighted (加权), a note must say so
grim-base-here = the base
grim-misfit = does not fit
grim-rebased = all of them fit N={ $n }: say in a note which { $left_out } respondents were left out, and print that base
grim-cut-off = the percentages of N={ $n } are cut off, not rounded: { $respondents } respondents give { $share }, printed as { $printed }
grim-cut-off-hint = round them: the reader who adds them up misses a part
rule-grim = A percentage that no count out of its base gives.
    .what = Looks for the whole number of respondents behind each exact percentage of a figure: some k must give 100 k/N that rounds to the printed value at the printed precision (halves may go either way; a value that the filter adds up from two answers may be off by both roundings). When most values of a base fail, the base is reported, with a base that would fit; a single failing value is reported by itself. Values that were all cut off instead of rounded, and a smaller base that explains all, are said as such. Shares of subsamples of unknown size, weighted ones (加权 in the question, filter or a note), values that a note says were worked out, approximate bases (约 200), and bases too large for the precision are left out.
    .why = People come whole. A percentage that no count gives is a wrong digit, or the base of another question; readers who reckon find it (the GRIM test).
    .fix = Look up the base and the values in the survey. If the source prints them so, say it in a note and accept the finding.

## lint/numbers/inventions_exceed_applications

inventions-exceed-applications-exceed = { $inventions } of { $applications } patent applications cannot be
inventions-exceed-applications-exceed-hint = inventions are a part of the applications, and grants a part of the inventions; check both numbers
inventions-exceed-applications-applications = the applications
rule-inventions-exceed-applications = More inventions than patent applications.
    .what = Compares `patents.inventions` and `patents.granted` of a case with `patents.applications`.
    .why = Inventions are one kind of patent among three, so there are never more of them than applications.
    .fix = See whether the two numbers changed places, or lack a 万.

## lint/numbers/missing_base

missing-base-no-base = percentages without a base: no question with `n` stands here
missing-base-no-base-hint = add `questions` with the question and its `n`; where the source does not say, accept this with that reason
missing-base-no-series-base = the series `{ $series }` has no base of its own
missing-base-no-series-base-hint = write `n: {"{"} …, { $series }: N {"}"}`, with `~` where the source does not say
rule-missing-base = Percentages without their base.
    .what = Reports a chart of survey percentages without `n`, and a series named after a region or year whose base the question does not give. `~` as a base says that the source does not tell, and counts.
    .why = A percentage means little without the number of those who were asked, and each region or year was asked by itself.
    .fix = Give the base. Where the source does not tell it, write `~` for the series, or accept the finding with that reason.

## lint/numbers/number_drift

number-drift-drift = { $here } here, but { $elsewhere } elsewhere for `{ $name }`
number-drift-drift-hint = find out which of the two is right, and write it in both places
number-drift-there = the other value
rule-number-drift = One quantity with two values in the book.
    .what = Keeps an index of the labelled quantities of the book: cells of figures, patent numbers of cases. A clause that names the same label and holds one number is compared with it, as exactly as both are written (15.7 % agrees with 15.72 %, 超过 8.5 万 with 86,000). Clauses about another year, region or group, differences, and clauses with several numbers are left alone.
    .why = The commonest mistake of a report: a number is corrected in the chart and stays in the text, or the other way round.
    .fix = Find out which value is right, and write it in both places.

## lint/numbers/percent_vs_point

percent-vs-point-point = the difference of { $first } and { $second } is in points, not { $text }
percent-vs-point-share = a share changes by points: { $text } of what?
percent-vs-point-point-hint = write { $text }
percent-vs-point-other = one of the two
rule-percent-vs-point = A difference of percentages that is called a percentage.
    .what = Reports a percent sign behind the difference of two percentages of the sentence (由 67% 升至 82%，提高 15%), and behind the change of a share that the clause names or compares (占比下降 10.4% 至 45.6%, 这一比例比 2021 年增加了 11.3%).
    .why = From 67 % to 82 % is 15 points, but 22 percent. The wrong word makes another statement.
    .fix = Write 个百分点 instead of %.

## lint/numbers/same_question_different_n

same-question-different-n-differs = the base is { $here } here, but { $elsewhere } for the same question in another figure
same-question-different-n-differs-hint = correct the base that is wrong; where another part of the sample is meant, say so in a note and accept it
same-question-different-n-there = the other base
rule-same-question-different-n = One question with different bases.
    .what = Compares the bases of all questions of the book with the same wording, series by series; a base without a series is compared with all of them.
    .why = One question was answered once; two bases mean that one was copied from elsewhere, or that part of the answers was left out silently.
    .fix = Find out which base is right. Where a part of the sample is meant, say in a note which, and accept the finding.

## lint/numbers/share_mismatch

share-mismatch-share = a share of { $share } is printed, but { $part } of { $whole } is { $actual }%
share-mismatch-share-hint = correct the number that is wrong, or leave the share out
share-mismatch-applications = the applications
share-mismatch-inventions = the inventions
share-mismatch-whole = the whole
share-mismatch-part = the part
rule-share-mismatch = A share that its two numbers do not give.
    .what = Works out inventions per applications of a case and compares it with a share of inventions under `patents.more`; and the share that a sentence gives with the two counts that it is of (13 家企业中有 10 家，占 80%).
    .why = Readers divide, too.
    .fix = Correct the number that is wrong, or leave the share out.

## lint/numbers/small_base

small-base-given = percentages of { $n } respondents: one of them is { $points } points
small-base-implied = `{ $name }` is { $share } of the sample, so of N={ $n } it has at most { $most } respondents
small-base-small-hint = name the base, or give counts instead of percentages
small-base-share = its share of the sample
rule-small-base = A percentage on a base under 30.
    .what = Reports percentages whose base is under 30: because the question says so, or because a figure about the composition of the sample shows that the group cannot have more respondents.
    .why = With fewer than 30 respondents, one more or less moves the value by over three points; a decimal place pretends otherwise.
    .fix = Print the base of the group, or counts instead of percentages.

## lint/numbers/sum_not_100

sum-not-100-sum = the parts of `{ $name }` add up to { $sum }%, not to 100%
sum-not-100-over = the parts of `{ $name }` that are disclosed already add up to { $sum }%
sum-not-100-sum-hint = look for the value that is wrong or missing; where respondents could choose several answers, write `select: multiple`
rule-sum-not-100 = Parts of a whole that do not add up to 100 %.
    .what = Adds up the percentages that are parts of one whole: the cells of a stacked bar, the slices of a donut, the answers to a single-choice question. Half a last digit per value is allowed for rounding; wholes with undisclosed or approximate parts are reported only when the exact ones alone exceed 100 %.
    .why = A sum that misses 100 shows readers that one value is wrong, without showing which.
    .fix = Correct the value, add the missing part, or say that several answers were possible: `select: multiple`.

## lint/numbers/sum_of_parts

sum-of-parts-sum = the total is { $total }, but the parts add up to { $sum }
sum-of-parts-sum-hint = correct the total or the part that is wrong
sum-of-parts-part = a part
rule-sum-of-parts = Parts that do not add up to their total.
    .what = Adds up the rows of a figure's column and compares them with a row named 合计 or 总计, or with the total in their group's label; and the numbers of a sentence that it adds up itself (两项合计 45.1%; 573 份、229 份，共计 802 份). Only exact numbers of one unit are added.
    .why = A total that its parts do not give makes readers doubt all of them.
    .fix = Correct the total or the part that is wrong.

## lint/numbers/threshold_word

threshold-word-threshold = `{ $words }` is not what { $value } is
threshold-word-threshold-hint = write the threshold that the number reaches, or the number itself
threshold-word-number = the number
rule-threshold-word = A threshold in words that the number beside it denies.
    .what = Compares shares in words (七成以上, 过半, 近四成) with the exact percentage that stands beside them in brackets or as 即/达/为, or that the figure of the section shows for the same label. 近 is a little below, 以上 and 超 at least, a bare or 约 within five points.
    .why = 近四成 for 43 % tells the reader less than there is; 七成以上 for 68 % tells more.
    .fix = Choose the word that the number reaches, or leave the number alone.

## lint/numbers/unit_magnitude

unit-magnitude-magnitude = { $here } here, but { $elsewhere } elsewhere for `{ $name }`: one of them has the wrong magnitude
unit-magnitude-magnitude-hint = find out which order of magnitude is right, and write it in both places
unit-magnitude-there = the other value
unit-magnitude-part = { $part } is more than { $whole }, of which it is a part: `{ $name }` is named in `{ $text }`
unit-magnitude-part-hint = see whether 万 or 亿 is right here
rule-unit-magnitude = One quantity in two orders of magnitude.
    .what = Reports one labelled quantity with the same digits and different magnitudes in two places (6183 件, 6183 万件), and a row of a figure that is more than ten times the row it is a part of by its name (最高法院新收案件 in 新收案件).
    .why = A 万 too much or too little changes the number ten-thousandfold, and no proofreader stumbles over it.
    .fix = Write the right magnitude in both places.

## lint/structure/count_mention

count-mention-count = { $told } companies are spoken of, the book has { $actual }
count-mention-hint = correct the number, or look which case is missing
rule-count-mention = A number of cases, chapters or figures that the book does not have.
    .what = Looks in chapters for sentences about the interviews that name a number of companies near the number of cases, and compares it with all cases and with those of each group.
    .why = Cases come and go until the last day; the preface still speaks of the old number.
    .fix = Correct the number.

## lint/structure/cross_reference_number

cross-reference-number-no-figure = the book has no figure { $number }
cross-reference-number-figure-hint = write `[](fig:id)`, which prints the number and keeps it right
cross-reference-number-no-section = the book has no section { $number }
cross-reference-number-section-hint = write `[](sec:id)`, which prints the number and keeps it right
rule-cross-reference-number = A typed number of a figure, section or page that is not the real one.
    .what = Looks in prose for typed numbers of figures (图 4.1.1) and sections (4.2 节, 2.2 章节), and reports those that the book does not have. Page numbers are known only when the book is typeset and are not compared.
    .why = A number typed by hand is wrong as soon as a figure or a section is added before it.
    .fix = Replace it by a reference.

## lint/structure/duplicate_name

duplicate-name-name = another case is named `{ $name }` too
duplicate-name-hint = one of them may be a copy; if they are two, say in the name how they differ
rule-duplicate-name = Two cases with one name.
    .what = Compares the names of all cases, without regard to spaces and capitals.
    .why = The table of contents would list one thing twice, and a reference to it could mean either.
    .fix = Delete the copy, or tell the two apart by their names.

## lint/structure/text_in_comment

text-in-comment-found = `{ $comment }` is a comment to YAML and is not printed
text-in-comment-hint = if it belongs to the text, write { $right }; if not, put a space behind the `#` or the remark on a line of its own
rule-text-in-comment = Text that YAML takes for a comment.
    .what = Looks behind every text without quotes for a ` #`, where YAML cuts the text off, and reports what would be lost if it looks like text: nothing between the `#` and the next word, or a bracket, a quotation mark or a sentence that only what follows would close. Remarks such as `# 待确认` are left alone.
    .why = A comment vanishes without a word; the sentence breaks off in print.
    .fix = Put quotes around the whole text. A remark gets a space behind its `#`, or a line of its own.

## lint/structure/unread_mark

unread-mark-found = `{ $mark }` is printed as it is typed: this text has no marks
unread-mark-hint = take the marks out; they are read in prose only
unread-mark-low-hint = write `{ $right }`
rule-unread-mark = A mark of prose where none is read.
    .what = Reports `**strong**`, links, note marks and subscripts in texts that print as they are typed: names, titles, questions, quotes, notes and sources. In captions, labels and cells of figures and tables, note marks and subscripts are read.
    .why = The page shows stars, carets and tildes.
    .fix = Take the marks out; figures that stand low are characters of their own, such as ₂.

## lint/typography/cjk_latin_spacing

cjk-latin-spacing-tight = no space between Han and Latin in `{ $text }`, where the book puts one
cjk-latin-spacing-spaced = a space between Han and Latin in `{ $text }`, where the book puts none
cjk-latin-spacing-more = no space between Han and Latin in { $places } places of the paragraph, such as `{ $text }`, where the book puts one
cjk-latin-spacing-more-spaced = a space between Han and Latin in { $places } places of the paragraph, such as `{ $text }`, where the book puts none
cjk-latin-spacing-hint = keep to one style; print sets the space itself, but a search finds only what is typed alike
rule-cjk-latin-spacing = Spaces between Han and Latin in two styles.
    .what = Looks whether a space stands between Han characters and Latin letters or digits, and reports the paragraphs that differ from `style: {"{"} cjk_latin_space: true {"}"}` or `false` in `report.yaml`; where that is not said, from what most files do. Names stay as they are, and so do words such as A股 and 90后, and those that `style: {"{"} tight: [...] {"}"}` adds.
    .why = Print sets a quarter em there in any case, but a text in two styles is hard to search, to compare and to hand on (clreq, 3.2.2).
    .fix = Keep to one style; `check --fix` puts in or takes out the spaces.

## lint/typography/dash

dash-not-a-dash = `{ $text }` is not a Chinese dash
dash-hint = write `——`, two characters wide
rule-dash = A dash that is not ——
    .what = Reports hyphens in a row, —— in pieces or with a third stroke, and lines of other alphabets that stand for a dash. A single — stays: it joins places and years.
    .why = The Chinese dash is —— (GB/T 15834-2011, 4.10): one line, two characters wide, never broken.
    .fix = Type ——; `check --fix` does it for two or three strokes.

## lint/typography/doubled_character

doubled-character-doubled = `{ $text }` is typed twice
doubled-character-doubled-mark = the mark `{ $mark }` stands twice
doubled-character-hint = keep one, if it is a slip
doubled-character-too-many-marks = `{ $marks }`: at most three such marks stand together
doubled-character-mark-hint = keep one
doubled-character-marks-hint = write `{ $marks }`
rule-doubled-character = A character typed twice.
    .what = Reports particles and other small words that stand twice where neither belongs to a word or name beside it, marks such as ，， and 。，, and more than three ！ or ？ in a row. 现在在意, 目的的确, 不了了之 and the like stay.
    .why = It is the most frequent slip of all, and the eye reads over it (GB/T 15834-2011, 4.2 and 4.3, for the marks).
    .fix = Take one out, unless both are meant; `check --fix` mends only rows of one comma.

## lint/typography/doubled_word

doubled-word-doubled = `{ $text }` is typed twice
doubled-word-hint = keep one
rule-doubled-word = A word typed twice.
    .what = Reports three to eight Han characters that are repeated at once, words of two that are never said twice such as 进行 and 我们, and Latin words typed twice. 一步一步, 梳理梳理, 专利申请申请人 and other repetitions with a meaning stay.
    .why = It is what is left over after cutting and pasting.
    .fix = Take one out, unless it is meant.

## lint/typography/ellipsis

ellipsis-not-an-ellipsis = `{ $text }` is not a Chinese ellipsis
ellipsis-hint = write `……`: six dots, two characters wide
rule-ellipsis = An ellipsis that is not ……
    .what = Reports three or more dots, 。。。, and a single … beside Chinese text.
    .why = The Chinese ellipsis is …… (GB/T 15834-2011, 4.11): six dots on the middle of the line, never broken.
    .fix = Type ……; `check --fix` does it.

## lint/typography/fullwidth_digit

fullwidth-digit-fullwidth = `{ $text }` is full-width
fullwidth-digit-hint = write `{ $text }`
rule-fullwidth-digit = Full-width digits and letters.
    .what = Reports full-width digits and Latin letters, and the decimal point between them.
    .why = They are set a whole em apart, do not align in tables, and are not found by a search for the number.
    .fix = Type digits and letters half-width; `check --fix` does it.

## lint/typography/halfwidth_punctuation

halfwidth-punctuation-halfwidth = half-width `{ $mark }` in Chinese text
halfwidth-punctuation-hint = write `{ $mark }`
brackets-halfwidth = half-width brackets around `{ $text }`
brackets-more = half-width brackets around { $count } numbers of the line, such as `{ $text }`
brackets-hint = write `（{ $text }）`, without spaces beside the brackets
rule-halfwidth-punctuation = Half-width punctuation between Han characters.
    .what = Reports `,` `;` `:` `?` `!` and a `.` that ends a sentence beside Han characters, and `(` `)` around Chinese text. Marks inside Latin text, addresses, times, ratios and numbers stay, and so do English sentences and references in the form of GB/T 7714.
    .why = Half-width marks hang on the character before them, and lines break and align differently around them (clreq, 3.1).
    .fix = Type the full-width mark without a space beside it; `check --fix` does it where nothing else can be meant.

## lint/typography/straight_quote

straight-quote-straight = straight quotation marks around `{ $text }`
straight-quote-unpaired = a straight quotation mark in Chinese text
straight-quote-hint = write { $outer }, and { $inner } inside
straight-quote-latin = straight quotation marks or apostrophes: { $count }
straight-quote-latin-hint = write “ ” and ‘ ’, and ’ for an apostrophe
rule-straight-quote = Straight quotation marks around Han characters.
    .what = Reports straight quotation marks around Chinese text, and around a Latin phrase within it. Apostrophes, inches, code and English sentences stay. In a book in English, all straight marks and apostrophes are reported, one finding per paragraph; feet and inches stay.
    .why = Straight marks do not show where a quotation begins and ends; Chinese in mainland China uses “ ” and ‘ ’ (GB/T 15834-2011, 4.8).
    .fix = Type curly marks; `check --fix` does it where they pair up, and in English by the blanks around them.

## lint/typography/term

term-forbidden = the book does not write `{ $text }`
term-hint = write `{ $term }`, as `terms` in report.yaml says
rule-term = A spelling that the book does not use.
    .what = Looks for the spellings under `instead_of` in `terms` of `report.yaml`, except where they are part of the preferred one. Titles of sources stay as published.
    .why = One thing under two names looks like two things.
    .fix = Use the preferred spelling; `check --fix` does it.

## lint/typography/unbalanced_quote

unbalanced-quote-without-close = `{ $mark }` is never closed
unbalanced-quote-without-open = `{ $mark }` closes nothing
unbalanced-quote-turned = `{ $mark }` stands where `{ $right }` belongs
unbalanced-quote-hint = add its partner `{ $partner }`, or take it out
unbalanced-quote-turned-hint = turn it round
rule-unbalanced-quote = A quotation mark or bracket without its partner.
    .what = Pairs “ ”, ‘ ’, 《 》, （ ）, 【 】, 「 」 and 『 』 within a paragraph, and reports what stands alone or turned round. A quotation of several paragraphs may open each of them and close only the last.
    .why = The reader does not know where a quotation ends, and whose words the rest is.
    .fix = Add the missing mark; `check --fix` turns round those that stand the wrong way.

## lint/typography/variant_name

variant-name-variant = `{ $here }` is elsewhere `{ $elsewhere }`
variant-name-hint = write `{ $text }`, if it is the same
rule-variant-name = One name in two spellings.
    .what = Compares every word with the names of the book's companies: a Latin name in other capitals or with one letter changed, a Chinese name of four characters or more with another one within it that sounds the same, and in a company's own case a shorter one, too. Names that `names` in `report.yaml` declares, and words such as Group and Inc are nobody's misspelling.
    .why = A company that finds its name misspelt does not read on.
    .fix = Use the spelling of the case's `name` or `latin_name`; if it is another company, add it to `names` in `report.yaml`.

## model/geometry

bleed-over-margin = a bleed of { $bleed } mm is wider than the smallest margin of { $margin } mm
bleed-over-margin-hint = 3 mm of bleed is what printers ask for; give the page wider margins otherwise

## model/inks

ink-lacks = the ink has no `{ $key }`
ink-lacks-hint = `cmyk` is what the press prints, `screen` what a screen shows: add `{ $example }` or the like
two-inks = the ink has both `cmyk` and `spot`
two-inks-hint = keep one: an ink is mixed of four, or a tint of the spot ink
bad-percent = `{ $text }` is not a percentage from 0 to 100
bad-percent-hint = write a number such as `70` or `70%`
bad-series-ink = a book has { $most } inks for series, there is no ink { $ink }
bad-series-ink-hint = write a number from 1 to { $most }: the inks of `theme`, under `series`, in their order
bad-screen = `{ $text }` is not a colour
bad-screen-hint = write red, green and blue as `"#RRGGBB"`, in quotation marks
no-spot = the book has no spot ink to take a tint of
no-spot-hint = declare it under `theme`: `spot: {"{"} name: PANTONE 3165 C, cmyk: [100, 40, 30, 45], screen: "#004D66" {"}"}`
bad-spot = `{ $name }` cannot be the name of a spot ink
bad-spot-hint = write the ink's own name, such as `PANTONE 3165 C`
pale-part = white type on this ink has a contrast of { $contrast } : 1; { $least } : 1 is the least that can be read
pale-part-hint = take a darker ink, such as `cmyk: [100, 40, 30, 45]`
heavy-ink = the ink asks for { $ink } %; { $condition } takes { $limit } %
heavy-ink-hint = take the dark from black rather than from the three colours

## model/press

bad-signature = a signature has { $pages } pages, which no press folds
bad-signature-hint = write how many pages the printer folds at once: 1, or an even number up to 64
sheet-url-scheme = `{ $url }` is no web address
sheet-url-scheme-hint = write it whole, such as `https://example.com/cases/{"{"}slug{"}"}`
sheet-url-placeholder = `{ $url }` holds braces that stand for nothing
sheet-url-placeholder-hint = only `{"{"}slug{"}"}` stands for something: the name of the case's file without `.yaml`
sheet-url-long = the address `{ $url }` takes { $bytes } characters, more than a printed code can hold
sheet-url-long-hint = write a shorter one, of 213 characters at most, for instance one that leads on to it
bad-limit = `{ $text }` is not an ink limit
bad-limit-hint = write the total of the four inks in percent, from 200% to 400%, as the printer says
other-condition = the profile `{ $profile }` is made for { $made_for }, not for { $condition }
other-condition-hint = write `condition: { $condition }`, or ask the printer for the other profile

## project/error

read-dead-link = `{ $file }` is a link that leads nowhere
read-dead-link-hint = put the file itself in its place
read-is-folder = `{ $file }` is a folder, not a file
read-is-folder-hint = name a file in it, or give the folder another name
system-not-allowed = this user is not allowed to
system-missing = it is not there
system-exists = there is one already
system-folder-in-the-way = a folder of this name is in the way
system-no-folder = a file is where a folder should be
system-disk-full = the disk is full
system-read-only = the disk cannot be written to
system-name-too-long = the name is too long, or the disk does not take it
system-in-use = another program is using it
system-network = the drive in the network does not answer
system-changed = it was changed in the meantime
system-fault = the disk or the system failed

## project/folder

folder-no-place = there is no folder `{ $folder }`
folder-not-a-report = `{ $file }` is not the report of a book: name a folder, or its `report.yaml`
folder-report-name = rename `{ $file }` to `report.yaml`: under its present name it is not read
folder-no-edition = there is no report `{ $file }` in the book's folder
folder-no-edition-nearest = there is no report `{ $file }` in the book's folder: did you mean `{ $near }`?
folder-edition-place = move `{ $file }` beside `report.yaml`: a report lies in the book's own folder
folder-edition-name = rename `{ $file }`: a report's name is of the letters a-z, digits, - and _, does not end in `-press`, and is not `print` or `screen`; its outputs are named after it
folder-report-elsewhere = the book is not on this computer: download `{ $file }` with the sync service that keeps it

## content/limit

limit-no-edition = there is no edition `{ $name }`
limit-no-edition-hint = known here: { $known }; an edition is a report beside `report.yaml`, named without `.yaml`
limit-left-out = `{ $name }` is left out of this edition
limit-left-out-hint = limit what names it in the same way, or let it be printed here, too
limit-left-out-here = left out here

## project/listing

listing-subfolder = content in the folder `{ $folder }` is not read
listing-subfolder-hint = move it to `{ $file }`, or put `_` before the name of the folder
listing-unnameable = the file's name is not Unicode, so that it cannot be read
listing-unnameable-hint = rename it; it may come from an archive made on another system
listing-no-file = this is neither a file nor a folder
listing-no-file-hint = put a file in its place
listing-folder-name = the folder `{ $name }` is not read: it must be named `{ $folder }`
listing-folder-name-hint = rename it to `{ $folder }`
listing-no-content = `{ $name }` is not read
listing-no-content-hint = if it belongs to the book, write it as `{ $file }`; else put `_` before its name or take it out of `{ $folder }`

## press

press-unfinished = the printer's file cannot be finished
press-small-page = page { $page } is too small for its bleed

## figure/measure

measure-no-font = there is no font to set charts in
measure-broken-font = the font of weight { $weight } cannot be read

## export

export-clashing = a PDF cannot follow all of these at once: { $names }
export-no-png = a page is too large for a picture

## template/environment

template-value-omit = `omit` wants to know why a text is left out
template-value-other-value = `{ $filter }` does not take values of the kind `{ $kind }`
template-value-not-printed = values of the kind `{ $kind }` cannot be printed

## signature

signature-other = this is { $actual }, not { $wanted }
signature-unknown = this is not { $wanted }
signature-cut-off = this is { $wanted } that was cut off
signature-damaged = this is { $wanted } that is damaged
signature-nothing = this is an empty file, not { $wanted }
signature-kind-png = a PNG picture
signature-kind-jpeg = a JPEG picture
signature-kind-webp = a WebP picture
signature-kind-tiff = a TIFF picture
signature-kind-gif = a GIF picture
signature-kind-bmp = a BMP picture
signature-kind-heic = a HEIC or AVIF picture, as telephones take them
signature-kind-svg = an SVG
signature-kind-photoshop = a Photoshop file
signature-kind-postscript = an EPS or PostScript file
signature-kind-pdf = a PDF
signature-kind-word = a Word document
signature-kind-workbook = a workbook
signature-kind-slides = a PowerPoint presentation
signature-kind-old-office = a file of Office 97-2003, or one with a password
signature-kind-zip = a ZIP archive
signature-kind-compressed = a compressed file
signature-kind-font = a font
signature-kind-web-font = a font for web pages (WOFF)
signature-kind-web-page = a web page
signature-kind-xml = an XML file
signature-kind-pointer = a placeholder of Git LFS
signature-kind-text = a text file
signature-kind-csv = a CSV file
signature-kind-zeros = a file of nothing but zeros

## project/stray

stray-placeholder = `{ $file }` is kept by a sync service and is not on this computer
stray-placeholder-hint = open the folder in the file manager and download `{ $file }`
stray-conflict-copy = `{ $copy }` is another copy of `{ $file }`
stray-conflict-copy-hint = compare the two, keep what is right in `{ $file }`, and delete the copy; or give it a name of its own
stray-other-extension = `{ $name }` is not read: content files end with `.yaml`
stray-other-extension-hint = rename it to `{ $file }`

## picture/effort
picture-effort-deep = the elements of this SVG stand in one another or refer to one another more than { $most } deep
picture-effort-many = this SVG draws more than { $most } elements
picture-effort-text = this SVG has more than { $most } characters of text
picture-effort-filter = the effect `{ $effect }` of this SVG asks for more work than a logo needs
picture-effort-hint = flatten or simplify the drawing in the program that made it, or save it as PNG at its printed size

## picture/find

picture-find-svg-entities = the SVG declares entities that hold more than a short text
picture-find-svg-entities-hint = save it anew as plain SVG: in Illustrator, “Export As” SVG instead of “Save As”
picture-find-svg-encoding = the SVG is not in UTF-8
picture-find-svg-encoding-hint = save it anew as plain SVG in UTF-8
picture-find-svg-malformed = the SVG is damaged at line { $line }, column { $column }
picture-find-svg-malformed-hint = open it in a drawing program and export it anew as plain SVG
picture-find-rename-hint = rename it to `{ $file }` and name that, or save it anew in the right format
picture-find-export-hint = copy it anew from where it came from, or export it anew
picture-find-heic-hint = this is what telephones take pictures in: export it as JPEG, or set the camera to “Most Compatible”

## model/glyphs

glyphs-private-hint = it was pasted from a font of signs; `{ $character }` is likely meant: type that instead

## template/layouts

layouts-not-a-layout = no page is made by a layout named `{ $name }`

## model/assembly: pictures

no-page = everything here stands on one page: no picture has the head of it or two pages to itself
no-page-hint = write `width: full`, or put the picture into a chapter

## model/picture

content-picture-bad-focus = `{ $text }` is no place in a picture
content-picture-bad-focus-hint = give two shares from 0% to 100%, from the left and from the top, such as `[50%, 30%]`
figure-picture-other-key = `{ $key }` belongs to a chart; this figure shows a picture
figure-picture-other-key-hint = leave it out, or put `chart` in place of `picture`; what a picture shows stands in its `alt`
content-picture-in-gutter = the focus lies in the fold between the two pages
content-picture-spread-optional = a picture over two pages has pages of its own and fills no other
content-picture-spread-optional-hint = take out `optional: true`, or choose another `width`
content-picture-in-gutter-hint = take a picture whose subject stands on one of the pages, or move its `focus` from the middle

## model/imprint

imprint-no-isbn = `{ $text }` is no ISBN of thirteen digits
imprint-no-isbn-hint = write the thirteen digits that begin with 978 or 979, with hyphens or without; one of ten digits has to be converted
imprint-check-digit = the ISBN ends in { $found }, and by its other digits should end in { $right }
imprint-check-digit-hint = compare it with what the agency gave: most likely one digit was copied wrongly

## model/lists

lists-unexplained = nobody says what this word means
lists-unexplained-hint = say so in `text`, or what an abbreviation stands for in `full`
lists-unlisted = the contents have no `{ $list }`, so that what stands here is printed nowhere
lists-unlisted-hint = add `- { $list }` to `contents`

## model/table

table-widths = there are { $widths } widths for { $columns } columns
table-widths-hint = give a whole number from 1 for each column, such as `[2, 1, 1]`
table-zero-width = a column cannot be 0 wide
table-crosses = this cell goes over { $columns } columns, one of which a cell of a row above takes
table-beyond = a merged cell goes { $rows } rows beyond the last one
table-merged-hint = lessen its `columns` or `rows`, or add the cells and rows that are missing

## model/values

value-not-respondents = `{ $text }` is not a number of respondents
value-not-respondents-hint = write a positive whole number, 约 500 or 500+; `{"{"} 国内: 573, 海外: ~ {"}"}` where several parts of the sample have numbers of their own
value-not-a-count = `{ $text }` cannot be a number of { $things }
value-not-a-count-hint = write a whole number from 0 on, with words such as 约, 近, 余 or + if need be; a share or a rate belongs to `growth` or `more`
value-patents = patents
value-offices = countries and offices
value-bad-year = the year { $year } is hardly meant
value-bad-year-hint = years from { $first } to { $last } are taken
value-years-reversed = the years of `{ $text }` go backwards
value-years-reversed-hint = write the first year first, such as `2019-2022`

## picture

picture-low-resolution = the picture has { $width } × { $height } pixels, which is { $ppi } ppi at its printed size
picture-low-resolution-hint = use one with at least { $width } × { $height } pixels, or an SVG
picture-broken-profile = the colour profile in the picture cannot be used, so its colours are read as { $space }
picture-broken-profile-hint = save the picture anew with the profile sRGB
picture-picture-ink = the picture asks for { $ink } % of ink at its darkest; { $condition } takes { $limit } %
picture-picture-ink-hint = convert it to the printer's profile, or save it in RGB and let it be converted
picture-svg-pixels = the SVG has { $effects }, which no ink shows as it is; it is printed as pixels
picture-svg-pixels-hint = ask for a version in solid colours
picture-svg-line = the SVG has a line of { $width } pt at its printed size; a press holds { $least } pt
picture-svg-line-hint = make the line wider, or turn it into a shape
picture-svg-empty = the SVG shows nothing
picture-svg-empty-hint = open it in a browser: if it is blank there too, ask for another file; else export it anew as plain SVG
picture-pale = nothing of the logo is seen on the paper: it is drawn in white only
picture-pale-hint = ask for the version for light grounds
picture-svg-live-text = the SVG has text in `{ $family }`, a font that the book lacks; it is set in another one
picture-svg-live-text-hint = turn the text into outlines, or put the font into fonts/
picture-svg-undrawn-text = the SVG has text in `{ $element }`, which only the program draws that wrote it
picture-gradient = a gradient
picture-pattern = a pattern
picture-mask = a mask
picture-filter = a filter
picture-opacity = a group that is not opaque
picture-blending = a blend mode
picture-pixels = a picture inside
picture-too-heavy = the picture is larger than a page can use
picture-too-heavy-hint = save it anew with fewer pixels, or as a simpler drawing
picture-unsupported = this sort of { $kind } cannot be read
picture-unsupported-hint = save it anew in RGB or gray with 8 bits per colour
picture-svg-no-size = the SVG says no width and height

## preflight/facts

facts-file = file
facts-boxes = boxes (mm)
facts-fonts = fonts
facts-images = pictures
facts-inks = inks
facts-intents = output intents
facts-pages = page { $page }
facts-embedded = embedded
facts-not-embedded = not embedded
facts-none = none
facts-count = pages: { $pages }
facts-tagged = tagged
facts-encrypted = encrypted
facts-coverage = inks inside the trim
facts-page-coverage = { $page }: { $inks }; heaviest spot { $heaviest } %
facts-format = for the printer
facts-trim = trim { $size } mm, bleed { $bleed } mm: { $page }
facts-trim-alone = trim { $size } mm: { $page }
facts-colour = in colour, inside the trim: { $count } ({ $page })
facts-black = in black alone, inside the trim: { $count } ({ $page })
facts-blank = blank: { $count } ({ $page })
facts-lowest = lowest resolution: { $ppi } ppi, { $page }
facts-standards = standards
facts-kept = { $standard }: claimed, and kept as far as a file shows it
facts-kept-published = { $standard }: claimed, and kept as far as a file shows it and what it asks for is published
facts-broken = { $standard }: claimed, not kept
facts-not-checked = { $standard }: claimed, not checked here

## preflight

preflight-no-pdf-hint = export it again; a file that was cut off in transfer has to be sent again
preflight-repaired = the table of the file's objects is damaged; it was rebuilt to look further
preflight-damaged-tree = the tree of pages is damaged
preflight-no-pages = the file has no pages
preflight-unreadable = content that cannot be read on page { $page }
preflight-syntax-hint = open it in the program that made it, and export it again
preflight-locked = the file is encrypted, and asks for a password
preflight-encrypted = the file is encrypted
preflight-encrypted-hint = save it without a password and without restrictions; PDF/X-4 allows no encryption
preflight-too-much = the file asks for more work than preflight spends on one file; some of it was not looked at
preflight-too-much-hint = split the file, or simplify its drawings
preflight-no-plates = the plates of the file could not be drawn, so nothing is said of what its inks add up to
preflight-no-plates-hint = the other findings stand; try it page by page
preflight-panicked = the file stops the program that examines it; nothing more can be said of it
preflight-panicked-hint = this is a fault of Casebound that the file brings to light; please report it with the file, and have it checked by another program

## preflight/rules/no_alt

preflight-no-alt-no-alt = pictures without alternative text: { $count }
preflight-no-alt-hint = give every picture an alternative text, or mark it as decoration
rule-no-alt = A picture without alternative text.
    .what = Reports pictures in a tagged PDF that have no alternative text.
    .why = Whoever has the book read aloud hears nothing of them.
    .fix = Write `alt` in the figure; Casebound makes one from the data otherwise.

## preflight/rules/bleed

preflight-bleed-no-bleed = page { $page } has no bleed
preflight-bleed-narrow = the bleed of page { $page } is { $bleed } mm at its narrowest; printers ask for { $asked } mm
preflight-bleed-stops-at = what reaches an edge of page { $page } stops there, { $distance } mm short of the bleed
preflight-bleed-hint = extend backgrounds and pictures { $asked } mm beyond the trim on every side
rule-bleed = No bleed, or content that ends at the trim.
    .what = Reports pages without 3 mm of bleed, and grounds or pictures that reach the trim and stop there.
    .why = The knife is never exact to the tenth of a millimetre; white edges show.
    .fix = Extend grounds and pictures 3 mm beyond the trim on every side.

## preflight/rules/colour_space

preflight-colour-space-device-rgb = RGB of no known device on page { $page }
preflight-colour-space-device-rgb-image = a picture in RGB of no known device on page { $page }
preflight-colour-space-unreadable = a colour space that cannot be read on page { $page }
preflight-colour-space-rgb-hint = convert the colours to CMYK, or give them an RGB profile
preflight-colour-space-unreadable-hint = export the file again
rule-colour-space = Colours that mean nothing to a press.
    .what = Reports DeviceRGB, which no press can print by itself, and colour spaces that cannot be read.
    .why = What red is meant is written nowhere.
    .fix = Convert the colours to CMYK, or give them an RGB profile.

## preflight/rules/file_id

preflight-file-id-no-id = the trailer has no `/ID`, so one delivery cannot be told from another
preflight-file-id-no-id-hint = export the file again as PDF/X-4
rule-file-id = A PDF without an identifier.
    .what = Reports a PDF without the two identifiers in its trailer.
    .why = A corrected delivery cannot be told from the one before.
    .fix = Export it as PDF/X-4; `casebound build` writes such files.

## preflight/rules/font_missing

preflight-font-missing-not-embedded = the font { $font } is not embedded (page { $page })
preflight-font-missing-hint = embed it when exporting, or turn the text into outlines; another machine would print it in another font

## preflight/rules/forbidden_object

preflight-forbidden-object-script = scripts in JavaScript ({ $count })
preflight-forbidden-object-action = actions, which do something when a page is opened or clicked ({ $count })
preflight-forbidden-object-embedded = embedded files ({ $count })
preflight-forbidden-object-form = a form to fill in ({ $count })
preflight-forbidden-object-annotation = annotations where the page is printed ({ $count })
preflight-forbidden-object-postscript = pieces of PostScript inside the file ({ $count })
preflight-forbidden-object-transfer = transfer functions ({ $count })
preflight-forbidden-object-halftone = halftones of the file's own ({ $count })
preflight-forbidden-object-opi = pictures that are to be replaced by others (OPI) ({ $count })
preflight-forbidden-object-alternates = pictures with alternates ({ $count })
preflight-forbidden-object-reference = pages of other files ({ $count })
preflight-forbidden-object-lzw = LZW compression ({ $count })
preflight-forbidden-object-hint = export the file again as PDF/X-4, which leaves it out
rule-forbidden-object = What PDF/X-4 forbids: scripts, actions, embedded files, annotations, transfer functions …
    .what = Reports what PDF/X-4 forbids: scripts, actions, forms, embedded files, annotations on the printed page, PostScript, transfer functions, halftones, OPI, alternate pictures, LZW.
    .why = It changes the page after it was approved, or stops the press.
    .fix = Export it as PDF/X-4; `casebound build` writes such files.

## preflight/rules/missing_glyph

preflight-missing-glyph-notdef = the font { $font } does not have all characters that it is to show: { $missing } are missing, first on page { $page }
preflight-missing-glyph-hint = look for empty boxes on the page, and set them in a font that has the characters

## preflight/rules/image_format

preflight-image-format-broken = the picture on page { $page } cannot be read: { $reason }
preflight-image-format-filter = the picture on page { $page } is compressed in a way that no press knows: `{ $filter }`
preflight-image-format-short = its data end early
preflight-image-format-no-jpeg = no JPEG
preflight-image-format-no-jpx = no JPEG 2000
preflight-image-format-jbig2-file = it is a JBIG2 file as a whole, of which PDF takes the data without the head
preflight-image-format-no-size = it has no size
preflight-image-format-hint = place the picture again, and export the file again

## preflight/rules/image_resolution

preflight-image-resolution-coarse = a picture of { $width } × { $height } pixels is printed at { $ppi } ppi (page { $page })
preflight-image-resolution-hint = use a picture with more pixels, or print it smaller; { $ppi } ppi are enough

## preflight/rules/ink_limit

preflight-ink-limit-colour = page { $page } has a colour of { $ink } % ink; the limit of the printing condition is { $limit } %
preflight-ink-limit-picture = a picture on page { $page } has { $ink } % ink in { $share } % of its pixels; the limit of the printing condition is { $limit } %
preflight-ink-limit-plates = the inks of page { $page } add up to { $ink } %, and to more than the limit of { $limit } % on { $share } % of its area
preflight-ink-limit-square = page { $page } has { $ink } % ink on average on a square of { $side } mm; the limit is { $limit } %
preflight-ink-limit-hint = make dark colours of black with little of the three others, and convert pictures with the printer's profile

## preflight/rules/xmp

preflight-xmp-no-packet = the file has no XMP packet
preflight-xmp-broken = the XMP packet cannot be read
preflight-xmp-compressed = the XMP packet is compressed, so programs that do not know PDF cannot find it
preflight-xmp-no-claim = the file does not say that it is { $standard }
preflight-xmp-other-claim = the file says that it is { $claim }, not { $standard }
preflight-xmp-missing = the XMP packet lacks { $what }
preflight-xmp-trapped = nothing says whether the file is trapped already: `pdf:Trapped` must be True or False
preflight-xmp-differs = `/{ $key }` of the information dictionary says `{ $info }`, the XMP packet `{ $xmp }`
preflight-xmp-hint = export the file again as { $standard }
rule-xmp = Metadata that PDF/X-4 asks for is missing or contradicts itself.
    .what = Reads the XMP packet: the claim to be PDF/X-4, title, dates, identifiers and trapping, and compares them with the information dictionary.
    .why = A press that sorts files by what they claim refuses it, or traps it twice.
    .fix = Export it as PDF/X-4; `casebound build` writes such files.

## preflight/rules/output_intent

preflight-output-intent-none = the file has no output intent for print, so nothing says which press its inks are meant for
preflight-output-intent-several = the file has { $count } output intents for print; there must be one
preflight-output-intent-no-identifier = the output intent names no printing condition
preflight-output-intent-no-profile = the output intent has no profile
preflight-output-intent-unreadable = the profile of the output intent cannot be read
preflight-output-intent-class = the profile of the output intent is of the class `{ $class }`, not an output profile (`prtr`)
preflight-output-intent-space = the profile of the output intent describes { $space }, not CMYK
preflight-output-intent-components = the profile of the output intent is said to have { $count } components, and has 4
preflight-output-intent-hint = export the file as PDF/X-4 with the printer's CMYK profile
rule-output-intent = A PDF that does not say for which press it is made.
    .what = Asks for one output intent for print, with the name of its printing condition and a CMYK output profile.
    .why = The same CMYK looks different on another paper; nobody can proof a file that does not name its own.
    .fix = Export it as PDF/X-4 with the printer's profile; in a book, `press` names it.

## preflight/rules/page_boxes

preflight-page-boxes-no-media = page { $page } has no MediaBox
preflight-page-boxes-no-trim = page { $page } has neither TrimBox nor ArtBox, so nothing says where to cut
preflight-page-boxes-trim-and-art = page { $page } has both TrimBox and ArtBox; there must be one
preflight-page-boxes-trim-outside = the TrimBox of page { $page } lies outside its BleedBox or sheet
preflight-page-boxes-bleed-outside = the BleedBox of page { $page } lies outside its sheet
preflight-page-boxes-crop-cuts = the CropBox of page { $page } cuts off what is printed
preflight-page-boxes-unit = page { $page } measures in units of its own (`/UserUnit`), which many presses do not read
preflight-page-boxes-hint = set the trim size and the bleed in the program that made the file, and export it as PDF/X-4
rule-page-boxes = Page boxes that do not lie in one another.
    .what = Reports pages that do not say where they are cut, and boxes that do not lie in one another: TrimBox in BleedBox in MediaBox.
    .why = The printer has to guess where the page ends.
    .fix = Set trim size and bleed in the program that made the file.

## preflight/rules/page_sizes

preflight-page-sizes-another = page { $page } measures { $size } mm after cutting, and most pages { $usual } mm
preflight-page-sizes-turned = page { $page } is turned by /Rotate
preflight-page-sizes-hint = deliver a cover or a fold-out as a file of its own, or tell the printer
preflight-page-sizes-turned-hint = turn the page in the program that made the file; not every press heeds /Rotate
rule-page-sizes = Pages of several sizes, or turned ones.
    .what = Compares the sizes of all pages after cutting, to a tenth of a millimetre, and reports pages that /Rotate turns.
    .why = Pages are imposed side by side: one of another size lies askew, is scaled, or is cut.
    .fix = Export what is of another size on its own, and turn pages before the export.

## preflight/rules/page_multiple

preflight-page-multiple-odd = the file has { $pages } pages, which is not a multiple of 4
preflight-page-multiple-hint = agree with the printer on the blank pages, or add and take out pages; a loose sheet needs none of this
rule-page-multiple = A page count that is not a multiple of 4.
    .what = Reports a page count that is not a multiple of 4.
    .why = Sheets are folded: the printer adds blank pages where he likes.
    .fix = Add or take out pages, or agree on the blank ones.

## preflight/rules/rgb_in_press

preflight-rgb-in-press-in-space = page { $page } has colours in { $space }, which the printer converts as he likes
preflight-rgb-in-press-gray = page { $page } has gray by a profile, which comes out in four inks instead of black
preflight-rgb-in-press-cmyk = page { $page } has CMYK with another profile than the printer's, which is converted: black becomes four inks
preflight-rgb-in-press-group = page { $page } blends its transparency in RGB
preflight-rgb-in-press-hint = give every colour in CMYK or as a spot ink, and convert pictures with the printer's profile

## preflight/rules/small_knockout

preflight-small-knockout-small = page { $page } has white text of { $size } pt on several inks
preflight-small-knockout-hint = set it at { $size } pt or more, or on one ink

## preflight/rules/white_overprint

preflight-white-overprint-vanishes = page { $page } has white that overprints: it is not printed at all
preflight-white-overprint-risky = page { $page } has white that is set to overprint; on some presses it is not printed
preflight-white-overprint-hint = turn overprint off for white objects
rule-white-overprint = White that overprints.
    .what = Reports white text, lines and shapes that are set to overprint.
    .why = White is the paper. What overprints leaves what lies under it, so the letters vanish on the press, while the screen shows them.
    .fix = Turn overprint off for white objects in the program that made the file.

## preflight/rules/gray_overprint

preflight-gray-overprint-gray = page { $page } has gray that is set to overprint
preflight-gray-overprint-hint = give it as black of CMYK, or turn overprint off
rule-gray-overprint = Gray that overprints.
    .what = Reports text, lines and shapes in DeviceGray, or in gray of a profile, that are set to overprint.
    .why = Gray is a colour of all four process plates, so that it clears three of them even where it is set to overprint (ISO 32000-1, 8.6.7). Some presses print black over what lies below, others knock it out.
    .fix = Give the object its black in CMYK in the program that made the file, or turn overprint off.

## preflight/rules/black_knockout

preflight-black-knockout-knocks-out = page { $page } has black text that knocks out of a coloured ground, from { $size } pt on
preflight-black-knockout-hint = set small black text and thin black lines to overprint, or ask the printer, whose RIP usually does
preflight-black-knockout-line = page { $page } has black lines that knock out of a coloured ground, from { $width } pt on
rule-black-knockout = Small black text or thin black lines that knock out of a coloured ground.
    .what = Reports black text under 12 pt and black lines under 2 pt on a coloured ground that are not set to overprint, or are all the same in gray or without `/OPM 1`, which clears the other plates.
    .why = Where the plates do not meet exactly, paper shows around letters and along lines.
    .fix = Set them to overprint, with `/OPM 1` and in CMYK. Most printers' RIPs do it by themselves.

## preflight/rules/small_rich_text

preflight-small-rich-text-rich = page { $page } has text of { $size } pt in { $count } inks
preflight-small-rich-text-hint = set small text in one ink, best in black
rule-small-rich-text = Small text in several inks.
    .what = Reports text under 9 pt in three inks or more; a preset may ask for other numbers.
    .why = Plates are off by a tenth of a millimetre now and then: small letters get coloured edges.
    .fix = Set small text in black alone, or in one spot ink.

## preflight/rules/safe_margin

preflight-safe-margin-close = page { $page } has text { $distance } mm from the trim, closer than { $margin } mm
preflight-safe-margin-cut = page { $page } has text that the trim cuts
preflight-safe-margin-hint = move it { $margin } mm or more away from the trim
rule-safe-margin = Text that stands too close to the trim.
    .what = Reports text less than 3 mm from the edge of the trimmed page, and text that reaches over it. Where a line of text ends is not measured, where it begins and how high it stands is; letters of an inch and more are let pass.
    .why = Sheets shift when they are folded and cut: one copy loses a letter, and the next has a crooked margin.
    .fix = Move text 3 mm or more away from the trim, 5 mm in a thick book.

## preflight/rules/tiny_text

preflight-tiny-text-tiny = page { $page } has text as small as { $size } pt
preflight-tiny-text-hint = set text in { $size } pt or more
rule-tiny-text = Text that is too small to be read.
    .what = Reports text under 5 pt.
    .why = Nobody reads it, and its strokes are thinner than the dots of the screen.
    .fix = Set it larger. What was scaled with a drawing is often smaller than it seems in the program that made it.

## preflight/rules/rich_black_text

preflight-rich-black-text-rich = page { $page } has black text of { $ink } % ink; { $most } % are enough
preflight-rich-black-text-hint = set text in black alone, or in black with one other ink under it
rule-rich-black-text = Black text on much ink of the other plates.
    .what = Reports text of any size with at least 85 % of black whose process inks add up to more than 280 %.
    .why = So much ink fills in thin strokes and sets off on the facing page, and looks no blacker.
    .fix = Set text in black alone; large letters may have 40 % of cyan under it.

## preflight/rules/spot_inks

preflight-spot-inks-more = spot inks in the file: { $count } ({ $inks }); { $most } at most are asked for
preflight-spot-inks-hint = convert spot inks that are not to be printed to CMYK, or order them
rule-spot-inks = More spot inks than were ordered.
    .what = Counts the spot inks that something on a page is painted with, where the preset says how many there may be (`spot_inks`).
    .why = Every spot ink is one more plate and one more unit of the press, or is converted by the printer as he likes.
    .fix = Convert them to CMYK in the program that made the file, also in files that were placed; or order them.

## preflight/rules/courier

preflight-courier-used = page { $page } has text in Courier
preflight-courier-hint = see whether it was to be set in another font
rule-courier = Text in Courier.
    .what = Reports text in a font named `Courier`; `Courier New` is another.
    .why = Programs that make PDF set text in Courier when they do not find its font, and it is embedded like any other.
    .fix = Compare the page with the layout. If Courier is meant, nothing is to be done.

## preflight/rules/blank_page

preflight-blank-page-blank = nothing is printed on page { $page }
preflight-blank-page-hint = see whether something is hidden or missing; if the page is to be blank, tell the printer
rule-blank-page = Pages with nothing on them.
    .what = Counts the pages without any ink inside the trim, where the preset says how many there may be (`blank_pages`).
    .why = A blank page may be meant, or be one that lost its content. The printer cannot tell.
    .fix = Look at the page. If it is to be blank, say so when the file is delivered.

## preflight/rules/registration_colour

preflight-registration-colour-inside = page { $page } has registration colour inside the trim: all inks at once
preflight-registration-colour-hint = use black (C0 M0 Y0 K100); registration colour is for printer's marks alone
rule-registration-colour = Registration colour on the page itself.
    .what = Reports text and shapes in registration colour (`/All`) inside the trim.
    .why = It looks black and is 400 % ink: it does not dry, and stands on the plate of every spot ink, too.
    .fix = Use black. Programs call the other one “Registration”.

## preflight/rules/content_stream

preflight-content-stream-operator = page { $page } uses an operator that PDF does not have: `{ $operator }`
preflight-content-stream-operands = page { $page } uses the operator `{ $operator }` with a wrong number of operands ({ $count })
preflight-content-stream-missing = page { $page } uses `{ $name }` (`{ $operator }`), which its resources do not have
preflight-content-stream-unbalanced = on page { $page }, graphics states are saved and restored a different number of times
preflight-content-stream-hint = open the file in the program that made it, and export it again
rule-content-stream = Instructions on a page that PDF does not know.
    .what = Reports operators that PDF does not have, wrong numbers of operands, and names that the page's resources lack.
    .why = Each program guesses in its own way: what the screen shows is not what the press prints.
    .fix = Export the file again, or have the program that made it mended.

## preflight/rules/profiled_black

preflight-profiled-black-text = page { $page } has black text in { $space }, which is converted for the press and comes out in several inks
preflight-profiled-black-hint = give black text in DeviceGray or as C0 M0 Y0 K100, without a profile
rule-profiled-black = Black text by a profile.
    .what = Reports black text in gray, RGB or CMYK that has a profile other than the press's own.
    .why = A black with a profile is converted to the press's colours and becomes a mix of four inks, with coloured edges on small letters.
    .fix = Export black text as DeviceGray or 100 % K, without a profile.

## preflight/rules/optional_content

preflight-optional-content-automatic = layers are switched by the program that shows them (`/AS`), which PDF/X-4 forbids
preflight-optional-content-hidden = layers that are not printed: { $layers }
preflight-optional-content-hint = flatten the layers, or delete those that are not to be printed
rule-optional-content = Layers that are switched on and off.
    .what = Reports layers that switch by themselves (`/AS`), and names those that are off, on which nothing counts as printed.
    .why = What a proof shows is then not what the press prints.
    .fix = Flatten the layers, or delete those that are not to be printed.

## preflight/rules/die_line

preflight-die-line-layer = layers that are named like a cutter's: { $layers }
preflight-die-line-ink = page { $page } has the ink { $ink }, which is named like a cutter's; it overprints
preflight-die-line-ink-knocks-out = page { $page } has the ink { $ink }, which is named like a cutter's, and knocks out
preflight-die-line-hint = tell the printer that it is no ink to print; set it to overprint, on a layer of its own
rule-die-line = A cutter's line among the inks or layers.
    .what = Reports inks and layers that are named like a line for cutting, creasing or perforating, such as “CutContour” or “刀版”.
    .why = If nobody notices, the line is printed. If it knocks out, a white line is left even where its plate is taken away.
    .fix = Set it to overprint, on a layer of its own, and tell the printer.

## preflight/rules/separation_names

preflight-separation-names-differ = the ink { $ink } stands for different colours in different places
preflight-separation-names-alike = the inks { $ink } and { $other } differ only in how they are written
preflight-separation-names-papers = the inks { $ink } and { $other } are one ink, named for different papers
preflight-separation-names-twins = the inks { $ink } and { $other } have different names, and are the same colour
preflight-separation-names-hint = give every ink one name and one colour in all placed files, and export again
rule-separation-names = One ink with two colours, or two names for one ink.
    .what = Reports spot inks of one name whose stand-in colours differ, and inks that are used under two names: names that differ only in capitals, blanks, hyphens or the letters for the paper (`C`, `U` …), or that stand for exactly the same colour.
    .why = One plate is made where two were meant, or two where one was meant.
    .fix = Clean up the list of colours in the program that made the file, also in files that were placed.

## preflight/presets

preset-unknown = there is no preset called `{ $name }`, and no such file
preset-no-map = a preset is a list of keys with values
preset-no-map-hint = write one key per line, such as `ink_limit: 300`
preset-number = `{ $key }` is { $value }
preset-number-hint = `{ $key }` is a number from { $low } to { $high }
preset-value = `{ $key }` cannot be `{ $value }`

## preflight/rules/earlier_pdf_x

preflight-earlier-pdf-x-no-claim = the file does not say that it is { $standard }
preflight-earlier-pdf-x-other-claim = the file says that it is { $claim }, not { $standard }
preflight-earlier-pdf-x-missing = the information dictionary lacks { $keys }
preflight-earlier-pdf-x-trapped = nothing says whether the file is trapped already: `/Trapped` must be True or False
preflight-earlier-pdf-x-opacity = page { $page } has something that shines through, which { $standard } does not know
preflight-earlier-pdf-x-mode = page { $page } blends colours, which { $standard } does not know
preflight-earlier-pdf-x-mask = page { $page } has a soft mask, which { $standard } does not know
preflight-earlier-pdf-x-group = page { $page } has a transparency group, which { $standard } does not know
preflight-earlier-pdf-x-layers = the file has layers, which { $standard } does not know
preflight-earlier-pdf-x-filter = a picture on page { $page } is compressed with `{ $filter }`, which { $standard } does not know
preflight-earlier-pdf-x-depth = a picture on page { $page } has more than 8 bits per colour, which { $standard } does not know
preflight-earlier-pdf-x-hint = export the file as { $standard }, or agree with the printer on PDF/X-4
rule-earlier-pdf-x = What PDF/X-1a and PDF/X-3 do not allow, and PDF/X-4 does.
    .what = With the presets `x1a` and `x3`, reports transparency, layers, newer compressions and a file that does not say what it is.
    .why = Printers who ask for these standards have programs that know no more; they leave things out, or print them solid.
    .fix = Export the file as the standard that the printer asks for; its export flattens transparency.

## preflight/report

### The cover as a sheet of its own.
book-cover-title = { $title }: cover, spine { $width } mm
cover-no-cover = there is no cover to make a sheet of: the contents do not begin with `cover`
cover-no-cover-hint = put `- cover` first in the contents, or take `cover` out of `press`
cover-narrow-spine = the spine is { $width } mm wide and stays bare; from { $least } mm on it bears title and publisher
cover-narrow-spine-hint = nothing has to be done; a bulkier paper makes the spine wider

### How wide the spine is.
spine-one-of-both = the spine has one width: by the printer's word or by the paper
spine-one-of-both-hint = write `spine: 9mm`, or `paper: {"{"} grammage: 120, volume: 1.1 {"}"}`, or `paper: {"{"} caliper: 0.12mm {"}"}`
spine-range = `{ $text }` is not between { $low } and { $high }
spine-range-hint = ask the printer, or look at the data sheet of the paper

report-title = Preflight report
report-held-to = Held to the preset “{ $preset }”.
report-clean = Nothing was found.
report-counts = Errors: { $errors }, warnings: { $warnings }, notes: { $infos }
report-findings = Findings
report-pages = Pages with findings
report-where = Page { $page }
report-error = error
report-warning = warning
report-info = note
report-not-drawn = This page could not be drawn.
report-more = Pages with findings that are not drawn: { $count }
report-legend = Green: trim; green, dashed: bleed. What is marked was found; its number appears when the pointer rests on it. Colours are those of a screen.
report-legend-printed = Green: trim; green, dashed: bleed. Every place bears the number of its finding, where the finding has several places the first of them. Colours are those of a screen.
paper-more = and { $count } more
report-page = Page
report-heaviest = Heaviest spot

### What is printed beside the press file.
ticket-title = Job ticket
ticket-file = file
ticket-bytes = { $bytes } bytes
ticket-inks = inks
ticket-fonts = fonts
ticket-condition = printing condition
ticket-preflight = preflight
ticket-agree = To be agreed
ticket-run = Print run
ticket-paper = Paper
ticket-binding = Binding and finishing
ticket-delivery = Delivery

## press/imposition

imposition-unreadable = the file is no PDF that can be read whole; `preflight` says what is wrong with it
imposition-encrypted = the file is encrypted; save it without a password
imposition-no-pages = the file has no pages
imposition-sizes = page { $page } has another size than those before it; sheets are made of pages of one size

## preflight/rules/thin_line

preflight-thin-line-thin-on = page { $page } has lines of { $width } pt
preflight-thin-line-hair = page { $page } has lines of no width, which come out as thin as the device can
preflight-thin-line-white = page { $page } has white lines of { $width } pt on a ground, which fill in
preflight-thin-line-hint = use { $width } pt or more, and 0.5 pt for tints

## preflight/rules/pdf_version

preflight-pdf-version-too-new = the file is PDF { $version }; { $standard } goes up to { $newest }
preflight-pdf-version-too-old = the file is PDF { $version }; { $standard } is PDF 2.0
preflight-pdf-version-too-new-hint = export it as { $standard }, or as PDF { $newest }
rule-pdf-version = A PDF version that the standard does not stand on.
    .what = Reports a PDF version beyond 1.6, on which PDF/X-4 stands, beyond 1.4 for PDF/X-1a and PDF/X-3, and any but 2.0 for PDF/X-6.
    .why = A newer version may hold what the press does not know.
    .fix = Export it as PDF/X-4; `casebound build` writes such files.

## press/findings

press-rgb-colour = the colour { $colour } is not an ink
press-rgb-colour-hint = use the inks of the theme, or write `cmyk(…)`
press-heavy-colour = a colour asks for { $ink } % of ink; { $condition } takes { $limit } %
press-heavy-colour-hint = take the dark from black rather than from the three colours
press-thin-line = a line of { $width } pt; a press holds { $least } pt
press-thin-line-hint = make it wider in the layout
press-small-knockout = white type of { $size } pt on { $inks } inks; from { $least } pt on it stays open
press-small-knockout-hint = set it larger, or on a ground of one ink

## preview/engine

preview-folder-gone = the book's folder no longer exists: { $folder }
preview-folder-gone-hint = put it back under this name, or end the preview and start it where the book is now

## preview/watch

watch-polling = the files are compared twice a second, as --poll asks
watch-polling-drive = the files are compared twice a second: the system does not tell of every save on a drive of this kind ({ $drive })
watch-polling-fallback = the files are compared twice a second: the system cannot watch them

## preview

preview-listening = preview (Ctrl-C ends it): { $address }
preview-led = the preview on port { $port } shows { $line }
preview-not-printed = no page shows { $line }
preview-not-a-line = `{ $text }` names no file of the book and line; write FILE:LINE, such as cases/acme.yaml:12
preview-no-port = the preview cannot listen on 127.0.0.1:{ $port }: { $reason }
preview-no-browser = no browser could be opened: open the address yourself
preview-port-taken = another program is using it; take another port, or none
preview-port-forbidden = this user may not use it; take one above 1023
preview-port-refused = the system refuses it
preview-no-key = this preview shows itself only to those who open the address that it printed: look for it where casebound preview was started
preview-other-name = this preview answers under http://127.0.0.1:{ $port }/ only. If its port is forwarded to you, forward it to the same number, as with ssh -L { $port }:127.0.0.1:{ $port }, and open the address that it printed; or start it with --host and the name in your address line

## typeset

overset = `{ $text }` does not fit: it stands { $distance } mm out of its column
overset-hint = shorten it, or write it with spaces where a line may break
tall-figure = the chart is taller than a page, even drawn as small as it can be read
tall-figure-hint = show fewer rows, or split it into panels or figures of their own; a `table` goes on overleaf
long-note = the note takes { $lines } lines of the page, and at most { $most } leave room for the text
long-note-hint = shorten it, move a part of it into the text, or put the notes of a chapter at its end with `endnotes: true`

## typeset/remarks

page-fill = page { $page } is filled to { $percent } %, and its chapter goes on
page-fill-hint = move a figure or a page break, or let more text stand before the figure
lonely-lines = the last page, { $page }, is filled to { $percent } %
lonely-lines-hint = shorten a little so that its lines find room on the page before, or add to them
left-out = no page needed this to fill it, and it is left out: { $text }
left-out-hint = take out `optional: true` if it has to be printed
figure-far = the figure stands on page { $page }, and page { $named } names it first
figure-far-hint = put it right after the paragraph that names it, or name it later
runt = `{ $text }` leaves one character on the last line
runt-hint = a word more or less in the paragraph mends it
one-page-long = this sheet is { $lines } lines too long for one page, even without the interview
one-page-long-hint = shorten the profile or the quote, or print the usual sheet: leave out `--layout one-page`
one-page-long-marked = the questions marked `one_page: true` make the sheet { $lines } lines too long for one page
one-page-long-marked-hint = take the mark off a question, or print the usual sheet: leave out `--layout one-page`
one-page-left-out = the one page has no room for all of the interview: { $shown } of { $of } questions stand on it, without { $questions }
one-page-left-out-closing = the one page has no room for `closing`, which is left out
one-page-left-out-hint = the usual sheet has all of it; which questions stand on the one page, `one_page: true` says at each of them
translate-nothing = there is no case, chapter, figure or report `{ $file }`
translate-unreadable = `{ $file }` has faults, so that nobody knows what to translate; mend them first
translate-stubborn = `{ $file }` is written in a way that cannot be mended line by line; write each entry of `fields` on lines of its own

rename-nothing = there is no case, figure or chapter `{ $name }`
rename-several = several files are called `{ $name }`; write which one is meant: { $paths }
rename-of-row = `{ $id }` is a row of { $file }: change its id there
rename-taken = `{ $path }` is there already
rename-unreadable = these files have faults, so that nobody knows whether they name it; mend them first: { $files }
rename-stubborn = these places name it in a way that only an editor can change; nothing was changed: { $places }
rename-breaks = the book would have a fault that it has not now, `{ $code }` in { $file }; nothing was changed

## figure/interval

interval-crossed = the interval of `{ $label }` is crossed: `{ $low }` is more than `{ $high }`
interval-crossed-hint = `low` is the lower end, `high` the upper one
interval-outside = `{ $value }` of `{ $label }` lies outside its interval, from `{ $low }` to `{ $high }`
interval-outside-hint = look the numbers up: a value lies between its ends
interval-alone = the interval of `{ $label }` is around no value
interval-alone-hint = write the interval as the value, `44-53`, and leave `low` and `high` out
interval-several = the intervals of several series lie on one another in `{ $kind }`
interval-several-hint = use `grouped-bar`, or show one series per chart

## figure/reference

axis-none = `{ $kind }` has no axis of values: `axis`, `lines`, `bands` and `annotations` have no place in it
axis-none-hint = take them out, or use a chart whose values lie along an axis, such as `bar`, `column`, `dot` or `line`
axis-not-zero = an axis that ends at `{ $limit }` cuts off zero, where the lengths of `{ $kind }` start: they would no longer be in proportion
axis-not-zero-hint = take it out, or use `dot`, `line` or `range`, which show places and not lengths
axis-crossed = the axis is crossed: its `min` `{ $min }` is not below its `max` `{ $max }`
axis-crossed-hint = write the smaller number as `min`, the larger as `max`
axis-cuts = `{ $value }` lies outside the axis, which ends at `{ $limit }`
axis-cuts-stack = the parts of `{ $label }` are { $sum } together, outside the axis, which ends at `{ $limit }`
axis-cuts-hint = nothing is cut off here: move the end beyond the value, or leave it out, and the axis takes what it needs
axis-log-lengths = the lengths of `{ $kind }` start at zero, which a logarithmic axis has not
axis-log-lengths-hint = use `dot`, `line` or `range`, or take `log` out
axis-log-zero = `{ $value }` has no place on a logarithmic axis: only what is above zero has
axis-log-zero-hint = take `log` out, or show these values apart
axis-outside = `{ $label }` at `{ $value }` lies outside the axis, which ends at `{ $limit }`
axis-outside-hint = move the end of the axis beyond it, or leave the end out, and the axis makes room
axis-band = the band `{ $label }` is crossed: `{ $from }` is not below `{ $to }`
axis-band-hint = write the lower end as `from`, the upper one as `to`; for a single value use `lines`
axis-nowhere = there is no category `{ $name }` in this chart
axis-no-series = there is no series `{ $name }` in this chart
axis-nowhere-hint = write it as it stands in `data`

## figure/time

dates-mixed = `{ $first }` and `{ $other }` are dates of two forms, which no axis of time holds
dates-mixed-hint = write all of them in one form: `2021`, `2021 Q1`, `2021-03` or `2021-03-15`

## model/axis

axis-no-number = `{ $text }` is no number that an axis could have
axis-no-number-hint = write a number as in `data`: `50`, `12.5`, `3 万`

## model/facet

facet-none = there is no column `{ $name }` to part the chart by
facet-none-hint = name a column of `data` whose cells say which panel a row belongs to
facet-many = `{ $name }` has { $values } values; a figure has { $most } panels at most
facet-many-hint = show those that matter and add the others up, or use `heat-table`
facet-empty = the row `{ $name }` does not say which panel it belongs to
facet-empty-hint = write it in the column that `facet` names

## figure/problem

unfit-not-printed = a `{ $kind }` chart does not print this
unfit-not-printed-hint = take it out, or use another kind of chart
unfit-most = a `{ $kind }` chart takes { $most } columns at most, this one has { $columns }
unfit-most-hint = make a panel of each, or use a chart for several series such as `grouped-bar`
unfit-negative = `{ $value }` is below zero; `{ $kind }` has no mark for that
unfit-negative-hint = use `bar` or `diverging-bar`, which draw both sides of zero
unfit-range = `{ $value }` is a range; the marks of `{ $kind }` have one size each, and nobody disclosed which
unfit-range-hint = use `bar`, `column`, `dot` or `range`, which draw it from end to end

histogram-no-bin = `{ $label }` is no class of values
histogram-no-bin-hint = write from where to where it reaches, the smaller bound first: `0-10`, `<10`, `50+`; for named categories use `column`
histogram-overlap = the class `{ $label }` overlaps `{ $before }`
histogram-uneven = classes of different widths have no common height: an axis or a line of values would be read wrongly
histogram-uneven-hint = make the classes equally wide and close open ones, or take the axis and the lines out
histogram-overlap-hint = let each class begin where the one before it ends, smallest first

waterfall-mismatch = `{ $level }` is `{ $written }`, but the changes lead to { $sum }
waterfall-mismatch-hint = correct a number, or add the change that is missing; write `~` for one that is not disclosed
waterfall-no-change = no number has a sign, so nothing changes
waterfall-no-change-hint = write changes with their signs, `+5` and `-3`, and levels without; or use `column`

range-crossed = the interval of `{ $label }` is crossed: `{ $low }` is more than `{ $high }`
range-crossed-hint = three columns are the lower end, the value and the upper end, in this order

funnel-grows = `{ $stage }` is `{ $value }`, more than the `{ $before }` before it
funnel-grows-hint = put the stages in order; for what rises and falls use `waterfall` or `bar`

box-unordered = in `{ $label }`, `{ $before }` stands before `{ $after }`
box-unordered-hint = write the five numbers in order: least, lower quartile, median, upper quartile, largest
box-within = `{ $outlier }` of `{ $label }` lies between its ends and is no outlier
box-within-hint = after the five numbers come only those beyond the least or the largest; the ends are those without outliers

bump-no-rank = `{ $value }` of `{ $label }` is no rank
bump-no-rank-hint = ranks are whole numbers from 1; values that are measured belong in `line` or `slope`

radar-axes = { $count } axes make no radar; it takes { $least } to { $most }
radar-axes-hint = use `bar`, or `dot` for several series

calendar-no-day = `{ $day }` is no day
calendar-no-day-hint = write year, month and day: `2024-03-05`; months and quarters belong in `column` or `line`
calendar-impossible = there is no day `{ $day }`
calendar-impossible-hint = correct the month or the day
calendar-twice = `{ $day }` is the same day as `{ $before }`
calendar-twice-hint = keep one of them

links-nowhere = `{ $from }` leads nowhere
links-nowhere-hint = the second cell of a row is where it leads to; the third, how much of it
links-itself = `{ $name }` leads to itself
links-itself-hint = name another, or take the row out

sankey-circle = the flows through `{ $name }` lead in a circle
sankey-circle-hint = turn one of them round or take it out; for links in any direction use `network`

map-unknown = there is no `{ $place }` on the map
map-nearest = did you mean `{ $name }`?
map-unknown-hint = maps show the provincial-level units of China or the countries of the world; other places belong in `bar`
map-other-map = `{ $place }` is on another map than the other rows
map-other-map-hint = make two figures or two panels: one of provinces, one of countries
map-twice = `{ $place }` is the same place as `{ $before }`
map-twice-hint = keep one of them

numbers-unwritten = the numbers cannot be written: { $error }
numbers-values = Values
numbers-about = About
numbers-panel = Panel
numbers-group = Group
numbers-category = Category
numbers-series = Series
numbers-part = Part
numbers-written = As written
numbers-value = Value
numbers-at-least = At least
numbers-at-most = At most
numbers-unit = Unit
numbers-title = Title
numbers-question = Question
numbers-filter = Counted
numbers-note = Note
numbers-source = Source

## template

template-no-layout = there is no layout `{ $name }`
template-no-layout-hint = put it into `layouts/`, or use one of these: { $names }
template-syntax = the layout is not well-formed here: a tag, a bracket or a quotation mark is not closed, or stands where none can
template-undefined = the layout names `{ $name }`, which does not exist
template-no-filter = there is no filter `{ $name }`
template-no-function = there is no function `{ $name }`
template-no-include = there is no layout of this name to include
template-endless = the layout does not come to an end
template-fuel = the layout takes more work than a chapter needs, and was ended
template-fuel-hint = mend a loop without end; where a chapter has thousands of blocks, part it, or allow more with `--limits 2`
template-other = the layout cannot do this: `{ $text }`

## template/lost

text-lost-lost = `layouts/{ $layout }` does not print this: there it is `{ $path }`
text-lost-lost-hint = print it there, or say why not: `{"{"}{"{"} omit({ $path }, "the reason") {"}"}{"}"}`
text-lost-lost-own-hint = print it there or in a layout used there, or say why not: `{"{"}{"{"} omit({ $path }, "the reason") {"}"}{"}"}`; this book's own layouts: { $layouts }

## figure/kind

kind-bar = bar chart
kind-column = column chart
kind-grouped-bar = grouped bar chart
kind-stacked-bar = stacked bar chart
kind-diverging-bar = diverging bar chart
kind-line = line chart
kind-slope = slope chart
kind-dot = dot plot
kind-scatter = scatter plot
kind-bubble = bubble chart
kind-donut = donut chart
kind-pictogram = pictogram
kind-waffle = waffle chart
kind-heat-table = heat table
kind-key-figures = key figures
kind-table = table
kind-rings = concentric rings
kind-cards = cards
kind-timeline = timeline
kind-words = weighted words
kind-histogram = histogram
kind-likert = diverging stacked bar chart of a scale
kind-area = area chart
kind-waterfall = waterfall chart
kind-range = range chart
kind-treemap = treemap
kind-funnel = funnel chart
kind-box = box plot
kind-bump = bump chart
kind-marimekko = marimekko chart
kind-radar = radar chart
kind-calendar = calendar heat map
kind-sankey = flow chart
kind-network = network chart
kind-map = tile map

## layouts

layout-contents = Contents
layout-figure = Figure{ " " }
layout-chapter-mark = { " " }
layout-summary-number = 1
layout-figure-question = Q:
layout-figure-filter = Base
layout-figure-notes = Notes:
layout-figure-sources = Source:
layout-figure-sources-stand = {" "}(and of all figures in this chapter that name no other)
layout-list-comma = ,{ " " }
layout-list-last = { " " }and{ " " }
layout-among = ,{ " " }among them{ " " }
layout-list-stop = ;{ " " }
layout-and-more = { " " }and others
layout-and-between = and
layout-patents = Patents
layout-patents-as-of = as of
layout-offices = Filed in
layout-facts = The company
layout-organisations = Companies
layout-interviewee = Interviewee
layout-interviewer = Interviewer
layout-speaker-mark = :{ " " }
layout-digest-notice = A digest by the editors from a published interview, not the interviewee’s own words.
layout-source = First published in
layout-case-label = Company case
layout-company = Company
layout-person = Interviewee
layout-page = Page
layout-page-before = { " " }(page{ " " }
layout-page-after = )
layout-sections = In this chapter
layout-cases = Companies in this chapter
layout-view = From the cases
layout-glossary = Glossary
layout-abbreviations = Abbreviations
layout-index = Index
layout-figure-list = Figures
layout-takeaways = Key points
layout-highlight = In short
layout-quote-open = ‘
layout-quote-close = ’
layout-by = –{ " " }
layout-sheet-label = Company sheet
layout-sheet-from = From{ " " }
layout-sheet-from-end = { "" }
layout-draft = Draft
layout-code-of = QR code:{ " " }
layout-selected = { "" }
layout-selected-of = { " " }of{ " " }
layout-selected-all = { "" }
layout-selected-end = { " " }questions
layout-whole-in = ; the whole interview is in{ " " }
layout-whole-in-end = { "" }

## fonts

fonts-unknown-family = there is no font family `{ $family }`
fonts-forms = a book in `{ $lang }` is set in `{ $family }`, which is not there: `{ $instead }` takes its place, with the forms of characters that the mainland has
fonts-forms-hint = download { $family } from Google Fonts and put its files, such as `{ $name }-Regular.ttf`, into `fonts/`; or choose another font with `theme: { "{" } { $role }: … { "}" }`
fonts-unknown-family-hint = put its files into `fonts/`, or use an existing one: { $families }

## content/tabular/csv

csv-broken = this line cannot be read
csv-unclosed = the quotation mark before this cell is not closed, so that the rest of the file is in it
csv-encoding = the CSV file is neither UTF-8 nor UTF-16 nor GB 18030
csv-suspected = the CSV file was read as GB 18030, but is likely to be { $encoding }: its characters may be wrong
csv-rare = the CSV file was read as GB 18030, but has many characters that nobody writes: it is likely to be in another encoding
csv-utf8-hint = open it in the program that wrote it, and save it as CSV UTF-8
csv-workbook = this is a workbook, not a CSV file
csv-workbook-hint = name it under `xlsx:`, or save it as CSV
csv-web-page = this is a web page, not a CSV file
csv-web-page-hint = open it in a spreadsheet and save it as CSV UTF-8
csv-separator = no separator between cells was found: `{ $mark }` is none
csv-separator-hint = separate cells with `,`, `;` or a tab
csv-two-points = `{ $comma }` has a decimal comma, `{ $point }` a decimal point
csv-two-points-hint = write all numbers in one way
csv-ambiguous = `{ $cell }` may be thousands or a decimal
csv-ambiguous-hint = write it without the mark between thousands, or with a decimal point
csv-point-here = here

## content/rows

columns-no-column = the table has no column `{ $heading }`
columns-unmapped = the column `{ $heading }` is not printed: its heading is no key of a case, and `map` does not name it
columns-unmapped-hint = write `{ $heading }: KEY` under `map`, or `{ $heading }: ~` if it is not to be printed
columns-unmapped-many = { $columns } columns are not printed, from `{ $first }` to `{ $last }`: their headings are no keys of a case, and `map` does not name them
columns-unmapped-many-hint = write those that are to be printed under `map`, such as `{ $first }: KEY`; `range` leaves others out
columns-unnamed = this column has no heading, and is not printed
columns-unnamed-hint = give the column a heading, or take it out
columns-group = `{ $key }` holds other keys and takes no text
columns-group-hint = name one of these: { $keys }
columns-same-key = two columns are `{ $key }`
columns-same-key-hint = give one of them another key, or `~`; columns of one heading are told apart by `*`: `interview.*.a`
columns-other-column = the other one
columns-no-id-column = no column says what the cases are called
columns-no-id-column-hint = give a column the heading `id`, or write `HEADING: id` under `map`; ids are names of files: letters, digits, `-` and `_`
columns-no-key-column = no column holds the `{ $key }` that every case needs
columns-no-language = nothing says which language the translations are in
columns-no-language-hint = give it under `constants`, as in `translation.lang: en`
columns-no-key-column-hint = give it under `map`, as in `HEADING: { $key }`, or under `constants`

rows-no-id = this row has no id
rows-no-id-hint = write one: letters, digits, `-` and `_`, and another in every row
rows-no-id-suggestion = one would be `{ $id }`
rows-bad-id = `{ $id }` cannot name a file
rows-bad-id-hint = use letters, digits, `-` and `_`
rows-id-twice = two rows have the id `{ $id }`
rows-id-twice-hint = give one of them another id
rows-id-of-file = the id `{ $id }` is also that of { $file }
rows-first-row = first here

## content/tabular/shape

shape-too-many = the table has more than { $most } cells
shape-empty = there are no rows below the headings
shape-error-cell = the cell holds an error instead of a value: { $error }
shape-error-cell-hint = mend the formula, and save the file again; leave the cell empty where nothing is disclosed
shape-title = `{ $text }` above the headings is not printed
shape-title-hint = write it as `title` of the figure, and take it out here
shape-remark = `{ $text }` below the data is not printed
shape-title-of-records-hint = take it out if it is no title; the first row below it names the columns
shape-remark-of-records-hint = take it out, or give the row what a case needs
shape-empty-row = this row is empty
shape-empty-row-hint = take it out: rows below it are read all the same
shape-remark-hint = write it under `notes` or `sources` of the figure, and take it out here

## content/tabular/workbook

workbook-no-sheet = there is no sheet `{ $sheet }`
workbook-range = `{ $range }` is not a range of cells
workbook-range-hint = write two corners, such as `A1:D9`
workbook-save-hint = open it in a spreadsheet and save it as an Excel workbook (.xlsx)
workbook-xls = this is a workbook of Excel 97-2003 (.xls), which does not tell how its numbers are shown
workbook-xlsb = this is a binary workbook (.xlsb)
workbook-ods = this is a LibreOffice spreadsheet (.ods)
workbook-numbers = this is a spreadsheet of Apple's Numbers
workbook-encrypted = the workbook opens with a password only
workbook-encrypted-hint = save a copy without the password
workbook-html = this is a web page under the name of a workbook
workbook-xml = this is an XML spreadsheet of Excel 2003
workbook-text = this is text, not a workbook
workbook-text-hint = if it is CSV, name it under `csv:`
workbook-bomb = the workbook unpacks to more than any workbook needs
workbook-unsolved = the formula in this cell has no stored result
workbook-unsolved-hint = open the workbook in a spreadsheet, let it calculate, and save it
workbook-hidden-rows = hidden rows are not printed: { $rows } of sheet `{ $sheet }`
workbook-hidden-columns = hidden columns are not printed: { $columns } of sheet `{ $sheet }`
workbook-hidden-hint = show them in the workbook if they belong to the figure, else delete them
workbook-hidden-sheet = the sheet `{ $sheet }` is hidden in the workbook
workbook-hidden-sheet-hint = see whether it is the right one, and show it in the workbook
workbook-skipped-sheet = hidden sheets are not printed: { $sheets }; the first sheet that is shown is `{ $sheet }`
workbook-skipped-sheet-hint = name the sheet under `sheet`

## figure/units

units-contradicts = `{ $cell }` is in `{ $own }`, the chart in `{ $unit }`
units-twice = `{ $cell }` has a magnitude of its own, and the chart's unit `{ $unit }` another

## model/data

no-heading = the column has no heading
no-heading-hint = name the series in the first row of the table

## lint/interviews/question_prefix

question-prefix-question = `{ $mark }` before the question
question-prefix-answer = `{ $mark }` before the answer
question-prefix-hint = take it out: the layout tells questions from answers
rule-question-prefix = A typed mark of a question or an answer.
    .what = Reports 问：, Q：, Q1：, 问题一： and the like at the beginning of a question, and 答： and A： at that of an answer.
    .why = A transcript needs such marks, a page does not: it would print them beside its own.
    .fix = Take the mark out; `check --fix` does it where its number, if any, is the question's own.

## lint/interviews/quote_marks

quote-marks-outer = the quote has quotation marks of its own
quote-marks-outer-hint = take them out: the layout puts them
quote-marks-inner = `{ $text }` within a quote
quote-marks-inner-hint = write { $within }: the quote is printed within { $around }
rule-quote-marks = Quotation marks in a quote, which has its own.
    .what = Reports pull quotes that begin and end with quotation marks of their own, and double marks within a quote.
    .why = The layout puts a quote between “ ”: with marks of its own it is quoted twice, and marks within it are single ones (GB/T 15834-2011, 4.8).
    .fix = Take the outer marks out, and make the inner ones single; `check --fix` does it.

## lint/interviews/repeated_answer

repeated-answer-repeated = the same text stands elsewhere, word for word
repeated-answer-hint = one of the two was pasted twice: put what belongs here
rule-repeated-answer = One text in two places.
    .what = Compares all answers and profiles of the book, without regard to blanks and the width of marks, and reports those of forty characters and more that stand twice.
    .why = Two people do not say the same in the same words; one of the two was pasted into the wrong place, and something else is missing there.
    .fix = Put the text that belongs there.

## lint/pasted/compatibility_character

compatibility-character-lookalike = `{ $character }` ({ $point }) only looks like `{ $right }` ({ $right_point })
compatibility-character-more = { $count } characters only look like those that are meant, such as `{ $character }` ({ $point }) for `{ $right }`
compatibility-character-hint = type the common character; the other comes out of a PDF
rule-compatibility-character = A character that only looks like the one that is meant.
    .what = Reports Kangxi radicals, other radicals, compatibility ideographs and Latin ligatures in texts, and names the character that each stands for.
    .why = They come out of PDF files that were copied, look right, and are other characters: a search does not find them, and fonts often lack them.
    .fix = Type the common characters; `check --fix` does it.

## lint/pasted/impossible_date

impossible-date-no-month = there is no month { $month }
impossible-date-no-day = month { $month } has no day { $day }
impossible-date-no-leap-day = the February of { $year } has no day 29
impossible-date-no-year = { $year } is hardly a year
impossible-date-hint = look the date up in the source
rule-impossible-date = A day or a year that no calendar has.
    .what = Looks at the dates in texts, such as 2031 年 2 月 30 日, 13 月 5 日 and 2031-04-31, and at years of dates beyond 2199 or with five digits.
    .why = A date that no calendar has was mistyped, and the right one cannot be guessed.
    .fix = Correct the date.

## lint/pasted/invisible_character

invisible-character-invisible = an invisible character: { $character }
invisible-character-times = an invisible character, { $count } times in the line: { $character }
invisible-character-blank = a blank of another kind in Chinese text: { $character }
invisible-character-lost = { $character } stands for something that was lost when the text was copied
invisible-character-hint = take it out; it comes along when text is pasted
invisible-character-escaped-hint = an escape in the double quotes stands for it: take it out
invisible-character-blank-hint = type a plain space, or none
invisible-character-lost-hint = look in the original for what stood there
invisible-character-zero-width-space = zero-width space (U+200B)
invisible-character-zero-width-non-joiner = zero-width non-joiner (U+200C)
invisible-character-zero-width-joiner = zero-width joiner (U+200D)
invisible-character-word-joiner = word joiner (U+2060)
invisible-character-soft-hyphen = soft hyphen (U+00AD)
invisible-character-left-to-right = left-to-right mark (U+200E)
invisible-character-right-to-left = right-to-left mark (U+200F)
invisible-character-line-separator = line separator (U+2028)
invisible-character-paragraph-separator = paragraph separator (U+2029)
invisible-character-hangul-filler = filler of Hangul (U+3164)
invisible-character-no-break-space = no-break space (U+00A0)
invisible-character-narrow-no-break-space = narrow no-break space (U+202F)
invisible-character-object = object replacement character (U+FFFC)
invisible-character-replacement = replacement character (U+FFFD)
rule-invisible-character = A character that nobody sees.
    .what = Looks through every file for characters that cannot be seen: zero-width spaces, soft hyphens, marks of direction, line separators, joiners outside of emoji, and no-break or narrow spaces beside Chinese text. Names each by its code point. Comparisons of quotes and names pass over them.
    .why = Two texts that look the same are not: a search does not find them, a name does not match, and a line breaks where it should not.
    .fix = Take them out; `check --fix` does it.

## lint/pasted/line_break

line-break-wrapped = the lines of this paragraph were broken by another program
line-break-wrapped-hint = a paragraph is one line
line-break-hyphenated = `{ $word }` was hyphenated at the end of a line
line-break-hyphenated-hint = write the word in one piece
line-break-joined = the line below is printed in the same paragraph: a line break alone begins none
line-break-joined-hint = leave a line blank between them, or make one line of both
rule-line-break = Lines that were broken elsewhere.
    .what = Reports paragraphs of three lines or more that all break in mid-sentence at the same width, words that are hyphenated at the end of a line, and whole paragraphs that stand one below another without a blank line.
    .why = Lines that are copied from a PDF or a mail carry its line breaks along; whether a break is one of text cannot be seen any more.
    .fix = Write a paragraph in one line, with a blank line before the next; `check --fix` joins lines that were broken between Han characters.

## lint/pasted/pasted_list

pasted-list-bullet = `{ $mark }` begins no list here
pasted-list-bullet-hint = begin the item with `- `
pasted-list-inline = items of a list in one line, each behind `{ $mark }`
pasted-list-inline-hint = put each item on a line of its own that begins with `- `
pasted-list-number = `{ $mark }` is printed in the line before: a line break alone begins nothing
pasted-list-number-hint = leave a line blank before it, or number the list with `1. `, `2. `
pasted-list-indent = the paragraph is indented by hand
pasted-list-indent-hint = take the blanks out; the layout sets paragraphs apart, and a blank line begins one
rule-pasted-list = Marks of lists and indents that other programs make.
    .what = Reports lines of prose that begin with a bullet such as •, lines that begin with （1）, 1、 or ① right below another line, and paragraphs that are indented with full-width blanks.
    .why = Prose knows `- ` and `1. ` and blank lines: whatever else another program made is printed as characters, all in one paragraph.
    .fix = Begin items with `- ` or `1. `, or leave a line blank; `check --fix` makes items of bullets, parts numbered lines by a blank one, and takes indents out.

## lint/pasted/unfinished

unfinished-unfinished = this is still to be written: `{ $text }`
unfinished-note = a note to the editors is left in the text: `{ $text }`
unfinished-scaffold = `{ $text }` is the scaffold's own text
unfinished-hint = write it, or take the field out
unfinished-note-hint = settle it, and take the note out; a note in YAML begins with `#`
rule-unfinished = Text that is still to be written.
    .what = Reports texts that say nothing but 待补充, TODO and the like, notes to oneself in brackets such as 【待核实】 or （编者：请补数据）, what word processors leave behind, and, as a note, texts that are still the scaffold's own. 编者注 and 编者按 are printed, and stay; so does a plan that 待定 in a sentence.
    .why = Nothing is as embarrassing in print as a note that was meant for a colleague.
    .fix = Write what is missing, or take the field out.

## lint/typography/interpunct

interpunct-not-an-interpunct = `{ $mark }` between the parts of a foreign name
interpunct-hint = write `{ $name }`, if it is a name
rule-interpunct = Another dot than · between the parts of a foreign name.
    .what = Reports dots, bullets and Japanese middle dots between the parts of a name that is transliterated into Chinese. Between other characters they stay.
    .why = The parts of a foreign name are joined by · (U+00B7; GB/T 15834-2011, 4.14); with another dot the name is not found, and breaks at the end of a line.
    .fix = Type ·; `check --fix` does it, but for a half-width dot, which may be a full stop.

## lint/typography/stray_space

stray-space-beside-mark = a space beside `{ $mark }`
stray-space-before-percent = a space between a number and `{ $mark }`
stray-space-between-han = a space between Han characters: `{ $text }`
stray-space-hint = take it out
stray-space-between-han-hint = take it out, if it parts nothing
rule-stray-space = A space where Chinese has none.
    .what = Reports spaces beside full-width marks, between a number and its % in Chinese text, and between two Han characters within a sentence. Spaces that part the names of a list, the numbers of chapters or the halves of a slogan stay.
    .why = A full-width mark brings its own blank; a second one tears a hole into the line (clreq, 3.1).
    .fix = Take them out; `check --fix` does it, but for those between Han characters.

## exchange

exchange-old-word = this is a document of Word 97 to 2003 (.doc)
exchange-other-office = this is a file of an older Office program, not a document of Word
exchange-encrypted = the document opens with a password only
exchange-encrypted-hint = open it with its password, and save it without one
exchange-too-much = the document unpacks to more than any document needs
exchange-too-much-hint = ask whoever sent it for another copy; if it is sound, copy its text into a new document
exchange-bad-part = the document is damaged: `{ $part }` in it cannot be read
exchange-entities = `{ $part }` in the document declares entities, which no word processor writes
exchange-save-hint = open it in Word, WPS or LibreOffice, and save it as .docx
exchange-save-odt-hint = open it in LibreOffice, and save it as .odt or .docx
exchange-encoding = the text is in an encoding that is not known
exchange-encoding-hint = save it as UTF-8
exchange-pdf-locked = the PDF opens with a password only
exchange-pdf-locked-hint = open it with its password, and save it without one
exchange-pdf-hint = ask whoever sent it for another copy
exchange-pdf-too-much = there is more in the PDF than a proof can have
exchange-place-paragraph = paragraph { $paragraph }
exchange-place-cell = paragraph { $paragraph }, in row { $row }, column { $column } of table { $table }
exchange-place-note = note { $note }
exchange-place-comment = comment { $comment }
exchange-place-whole = the document

## exchange/import

import-name-guessed = the company is taken to be `{ $name }`, from the title
import-no-name = no name of a company was found; the file's stands for it, `{ $name }`
import-no-profile = no text about the company was found; `profile` is missing
import-nobody = nobody was found who answers; `interviewee` is missing
import-no-title = no title of `{ $name }` was found
import-person-guessed = which part is the name and which the title was guessed: `{ $text }`
import-speaker-new = `{ $name }` answers, and is not named before the interview
import-no-questions = no questions were found; the whole text stands in `profile`
import-question-guessed = taken for a question only because it ends as one
import-maybe-question = reads like a question, and stands in the answer: no sign says that it is one
import-no-answer = no answer to this question was found
import-section-guessed = taken for a heading because it is short and bold
import-aside-guessed = text before the first question of its section is an aside
import-closing-guessed = the text below the last heading closes the interview
import-boxed = the text of a box is an aside
import-numbers-taken = the numbers of this table ({ $count }) stand in `patents` and `facts`
import-table-merged = cells of this table are merged; prose has no such cells, and empty ones stand for them
import-table-otherwise = this table cannot be one in prose; its cells are paragraphs
import-picture-place = the picture `{ $file }` stood here; it follows the question, or comes first
import-picture-alt = nothing says what the picture `{ $file }` shows; `alt` is missing
import-picture-format = the picture `{ $file }` is of a kind that no page takes; it is saved, and not in the interview
import-picture-missing = the document does not hold this picture, or it is too large
import-note-moved = a note stood in a question; its mark is in the answer
import-looks-lost = something of how this looks has no mark in prose; the text is whole
import-link-lost = a link to `{ $target }` is none for readers; its text stays, the address is in a comment
import-struck = struck out by hand, and taken for text all the same
import-left-out = fits nowhere in a case: `{ $text }`
import-hidden = hidden text: `{ $text }`
import-margin = text of a header or footer: `{ $text }`
import-changed = { $count } tracked changes were taken as accepted ({ $authors })
import-changed-rejected = { $count } tracked changes were taken as rejected ({ $authors })
import-put-in = tracked: `{ $text }` is put in ({ $who })
import-taken-out = tracked: `{ $text }` is taken out ({ $who })
import-nobody-named = nobody named
import-comment = { $author } remarks: { $text }
import-macros = the document holds macros; nothing of them was run or kept
import-external = the document refers to `{ $target }`, which was not fetched
import-formula = of a formula only the letters and signs are kept, in one line: `{ $text }`
import-symbol = a character of a font of symbols is not known, { $symbol }; `□` stands for it
import-object = a chart, a drawing or an object was not taken; its text is in a comment: `{ $text }`
import-foreign = a part in another format was not read: `{ $part }`
import-deep = things stand too deep in one another; the innermost text is in a comment: `{ $text }`
import-look-hint = look at it in the case's file
import-left-hint = it stands in a comment at the end of the case's file, if it is text; move it to where it belongs, or delete it
import-comment-hint = see to it; comments do not become part of the case
import-fill-hint = write it into the case's file
import-file-left = The following text has no place in the case. Move it to where it belongs, or delete it:
import-file-alt = what the picture shows
rule-foreign-document = A document that cannot be imported.
    .what = Opens documents of Word and LibreOffice, Markdown and text with distrust: nothing they refer to is fetched, no macro is run, no password is tried, and what unpacks to more than any document needs is refused.
    .why = Documents come by mail from many hands; a broken or locked one is better asked for again than half read.
    .fix = Open it in Word, WPS or LibreOffice and save it as .docx, without a password.

rule-import-unsure = Something in a document that was understood by guess, or not found.
    .what = Reports, at its paragraph, what an import took for a company, a person, a question, a heading or an aside without a sure sign, and what a case needs and the document does not say.
    .why = A sentence in the wrong place reads as if someone else had said it.
    .fix = Look at the place in the case's file and put right what is wrong; to import again, mark questions with `问：` and answers with `答：` in the document.

rule-import-left-out = Text or a thing in a document that fits nowhere in a case.
    .what = Reports what an import could not put in its place: lines with labels that no key has, headers and footers, hidden text, pictures that no page takes, charts, formulas. Text stands in comments at the end of the case's file.
    .why = Nothing of what a company sent may be lost without being seen.
    .fix = Move it to where it belongs in the case's file, or delete the comment.

rule-import-comment = A comment in a document.
    .what = Reports every comment with who wrote it, at the paragraph that it is about.
    .why = Comments are questions to the editor and do not print.
    .fix = See to what it asks.

rule-import-change = Tracked changes in a document.
    .what = Reports how many changes were open in the document and who made them, and each of the first 200 at its paragraph. They are taken as accepted; with `--reject`, as rejected.
    .why = A change that nobody has decided on may not be what was agreed.
    .fix = Decide on them in Word, and import again, if they were not all meant.
## proof/manuscript

proof-title = For approval: { $name }
proof-draft = Draft
proof-guide = Please correct the text of the fields. Changes are tracked; comments may be put anywhere. What stands between the fields cannot be changed. Do not take fields out or copy them, and send this very file back.
proof-paper-guide = Please mark in this PDF what is to be changed: strike text out, put text in or replace it, and add notes. Every text has a number, by which you may name it in a letter. Send this very file back.
proof-hash = proof { $hash }
proof-interview = Interview
proof-patents = Patents
proof-people = Who answered
proof-quotes = Quotations
proof-notes = Notes
proof-source = Source
proof-name = Company
proof-latin-name = In Latin letters
proof-industry = Industry
proof-person = Name
proof-job-title = Title
proof-organisation = Organisation
proof-profile = About the company
proof-question = Question { $number }
proof-further = Further question
proof-answer = Answer
proof-section = Heading
proof-aside = Aside
proof-caption = Caption
proof-credit = Credit
proof-quote = Quotation
proof-speaker = Speaker
proof-highlight = Highlight
proof-closing = Closing
proof-note = Note { $key }
proof-label = Label
proof-value = Value
proof-period = Date or period
proof-applications = Applications
proof-inventions = Inventions
proof-granted = Granted inventions
proof-rate = Growth
proof-offices = Countries and offices
proof-office = Country or office
proof-other = Text

## proof/correction, proof/identity

returned-changed = `{ $old }` is to be `{ $new }` ({ $who })
returned-inserted = `{ $new }` is put in ({ $who })
returned-inserted-after = `{ $new }` is put in behind `{ $before }` ({ $who })
returned-removed = `{ $old }` is taken out ({ $who })
returned-changed-hint = `casebound corrections` with `--apply` writes it
returned-untracked = not tracked
returned-unnamed = nobody named
returned-commented = comment: `{ $text }` ({ $who })
returned-commented-outside = comment at `{ $line }`, which is no field: `{ $text }` ({ $who })
returned-commented-hint = nothing is written for a comment; answer it by hand
returned-picture = a picture was pasted into `{ $field }`
returned-picture-hint = ask for its file, and put it in as a `picture`
returned-outside = text between the fields: `{ $text }`
returned-outside-hint = nobody knows where it belongs; put it in by hand
returned-conflict = `{ $old }` is to be `{ $new }` ({ $who }), and now says `{ $now }`
returned-conflict-hint = both changed this sentence; decide by hand
returned-emptied = all of `{ $field }` is taken out ({ $who })
returned-emptied-hint = take the key out by hand, if that is meant
returned-missing = the field `{ $field }` is not in the returned file
returned-missing-hint = it was taken out or joined with another; compare it by eye
returned-twice = the field `{ $field }` is in the returned file several times, each with another text
returned-twice-hint = ask which one is meant
returned-gone = the file no longer has `{ $field }`, in which `{ $old }` is to be `{ $new }` ({ $who })
returned-gone-hint = find where the text went, and decide by hand
returned-not-a-proof = this is no proof of Casebound, or the program that saved it took its properties out
returned-not-a-proof-hint = if it is one, name its case with `--case`; other documents are read by `casebound import`
returned-other-book = this is a proof of another book, `{ $title }`
returned-other-book-hint = run it in the folder of that book
returned-other-case = this is a proof of `{ $case }`, not of `{ $wanted }`
returned-other-case-hint = leave `--case` out, or name `{ $case }`
returned-unknown-proof = the book does not know this proof of `{ $case }`
returned-unknown-proof-hint = what was sent is kept in `.casebound/proofs/`: fetch it from where the proof was made, and commit it there
returned-never-sent = no proof of `{ $case }` was made
returned-never-sent-hint = make one with `casebound proof { $case }`
returned-no-case = the book has no readable case `{ $case }`
returned-no-case-hint = if it was renamed by hand, rename its folder in `.casebound/proofs/`, too; if it has errors, mend them first
returned-older = this is proof { $number } of the case; number { $newest } was made since
returned-older-hint = its changes are merged all the same; ask whether the company has seen the newer one
returned-scanned = this PDF has no text: it was printed and scanned, or saved as pictures
returned-scanned-hint = compare it by eye, and ask for the very file that was sent, with notes made in a reader of PDF or changes made in the Word file
returned-no-places = the book does not know the pages of this proof

## proof/annotated

annotated-struck = `{ $old }` is struck out ({ $who }), which cannot be written where it stands
annotated-replaced = `{ $old }` is to be `{ $new }` ({ $who }), which cannot be written where it stands
annotated-put-in = `{ $new }` is put in here ({ $who }), which cannot be written where it stands
annotated-withdrawn = a change of `{ $old }` was rejected by whoever answered it ({ $who })
annotated-marked = `{ $text }` is marked, and nothing said ({ $who })
annotated-typed-over = `{ $new }` is typed over `{ $old }` ({ $who }); if it is to come for that, write it into the file
annotated-drawn = something is drawn or marked here, and nothing said ({ $who })
annotated-outside = note on page { $page }, where no field is: `{ $text }` ({ $who })
annotated-outside-mark = something is drawn or marked on page { $page }, where no field is ({ $who })
annotated-retyped = the text of the PDF itself was changed: `{ $old }` became `{ $new }`
annotated-retyped-elsewhere = the text of the PDF itself was changed on page { $page }, outside the fields: `{ $old }` became `{ $new }`
annotated-other-text = page { $page } has another text than the one that was sent; compare it by eye
annotated-picture-page = page { $page } has no text any more: it is a picture; compare it by eye
annotated-other-pages = { $sent ->
    [one] 1 page was sent
   *[other] { $sent } pages were sent
}, { $came } came back
annotated-other-size = page { $page } has another size than the one that was sent: notes on it may stand elsewhere
annotated-flattened = the file has no annotations, but draws more than was sent: a program made them part of the page; compare it by eye, or ask for the file before that
annotated-reprinted = the file was printed anew as a PDF: what was written on it before may be part of the page; compare it by eye

usage-corrections-plain = a LibreOffice before 7.5 saved this file: it may have lost bold and italic, so that what the company set or took away of them is not seen; ask for it as Word or a newer LibreOffice saves it
usage-corrections-none = nothing was changed and nothing said
usage-corrections-applied = wrote { $changes ->
    [one] 1 change
   *[other] { $changes } changes
} into { $file }
usage-corrections-would-apply = would write { $changes ->
    [one] 1 change
   *[other] { $changes } changes
} into { $file }
usage-corrections-applicable = { $changes ->
    [one] 1 change
   *[other] { $changes } changes
} can be written with `--apply`, or one by one with `--interactive`
usage-corrections-left = { $changes ->
    [one] 1 change
   *[other] { $changes } changes
} cannot be written where they stand; write them by hand
usage-corrections-ask = write it? y, n, or q to stop
usage-corrections-ask-again = type y, n or q

## What comes back

rule-returned-file = A returned file that cannot be used.
    .what = Reports a file that is no proof of this book, is of another case, cannot be read, or has no text, such as a scanned page. A proof that is older than the newest is said for the record.
    .why = Corrections are told from what was sent. Without that, every difference would look like a wish of the company.
    .fix = Run the command in the right book; keep `.casebound/proofs/` with the book; ask the company for the very file that it was sent.
rule-correction = A change that a company wants.
    .what = Reports every change of a field in a returned proof, tracked or not, at its line, with author and date where the file says them.
    .why = A case is printed as its company approved it.
    .fix = Look at it, then write it with `casebound corrections FILE --apply`, or one by one with `--interactive`.
rule-correction-comment = A comment of a company.
    .what = Reports comments and notes in a returned proof at the line that they are about, pictures that were pasted in, and what a program did to the file.
    .why = A comment asks for something that no program can do.
    .fix = Answer it, or change the text.
rule-correction-conflict = A change of a company that meets another one.
    .what = Reports a change in a sentence that was changed in the book since the proof was sent, a field that was taken out, joined with another or copied, and text between the fields.
    .why = Two hands wrote on the same sentence, and only an editor can say what it should be.
    .fix = Decide by hand. Nothing is written for such a change.

## proof/approval

approval-stale = { $changes ->
    [one] 1 place was
   *[other] { $changes } places were
} changed since { $who } approved this case on { $date }
approval-stale-unknown = this case was changed since { $who } approved it on { $date }; what was approved is not in `.casebound/proofs/`
approval-stale-hint = send it again with `casebound proof { $case }`, or take the changes back
approval-no-approval = this case is not approved by its company
approval-no-approval-hint = record the approval with `casebound approve { $case } --by NAME --date YYYY-MM-DD`
approval-changed = `{ $old }` became `{ $new }`
approval-added = `{ $new }` is new
approval-removed = `{ $old }` is gone
proof-state-none = not sent
proof-state-draft = draft
proof-state-in-review = in review
proof-state-approved = approved
proof-state-stale-state = changed since approval

usage-approved = recorded that { $who } approved { $case } on { $date }
usage-approve-already = `{ $case }` is approved so already
usage-approve-unwritable = the approval cannot be written into { $file } without touching more than its own line; write the map of the file in lines of its own
usage-day = write a day that exists as YYYY-MM-DD

rule-approval-stale = A case that was changed since its company approved it.
    .what = Compares what is printed of a case with what its `approval` was given for, word for word, and shows what differs. Marks of prose, folded lines and what is not printed do not count. An error with `press: {"{"} require_approval: true {"}"}`.
    .why = A company is quoted with words that it has not seen.
    .fix = Send a new proof and record the new approval with `casebound approve`; or take the changes back.
rule-approval-missing = A case that its company has not approved.
    .what = With `press: {"{"} require_approval: true {"}"}` in `report.yaml`, reports every case in the book without an `approval`. Drafts, which the book leaves out, are not asked for one.
    .why = Nothing is to be printed that its company has not seen.
    .fix = Record the approval with `casebound approve SLUG --by NAME --date YYYY-MM-DD`.
## lsp

lsp-broken = the editor and casebound lsp do not understand each other: { $reason }

## lsp/actions

lsp-replace = Change to `{ $text }`
lsp-remove = Take it out
lsp-nearest = Change to `{ $name }`
lsp-accept = Let `{ $code }` stand here, with a reason
lsp-create = Make { $file }
lsp-fix-all = Mend all that needs no judgement

## lsp/navigation

lsp-not-a-name = nothing stands here that has a name: point at the name of a case, a figure or a chapter
lsp-no-renames = this editor cannot rename files; run casebound rename

## lsp/lenses

lsp-preview = Show this page
lsp-sheet = Make the sheet

## project/git

git-not-there = there is no program `git` here; compare two folders or a PDF instead
git-no-repository = `{ $folder }` is in no repository of git; compare two folders or a PDF instead
git-unknown = there is no revision, folder or PDF `{ $revision }`
git-no-book = the book was not in this place at `{ $revision }`
git-too-much = the book at `{ $revision }` is larger than a book can be
git-broken = git does not give the files of `{ $revision }`; is the repository whole?

## compare

compare-locked = `{ $file }` opens with a password only
compare-no-text = `{ $file }` holds no text; was it printed and scanned?
compare-show-title = Changes from { $old } to { $new }
compare-show-nothing = No word has changed.
compare-show-unit = { $name } ({ $file }): +{ $came } −{ $went } characters
compare-show-new-file = (new)
compare-show-gone-file = (removed)
compare-show-line = line { $line }
compare-show-page = page { $page }
compare-show-pages = pages that differ: { $count }
compare-show-pages-same = the pages are the same
compare-show-more = and { $count } more changes
compare-show-before = before: page { $page }
compare-show-after = now: page { $page }
compare-show-no-page = no such page
