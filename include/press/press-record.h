/* The record: one flat view of one release. */
#pragma once

#include <press/press-document.h>

G_BEGIN_DECLS

#define PRESS_TYPE_RECORD (press_record_get_type ())

/**
 * PressRecordDateline:
 * @places: (element-type utf8): the places as printed, each with its state or country
 * @date: (nullable): the date in ISO 8601
 * @wire: (nullable): the wire's mark without its slashes, brackets or dashes
 *
 * Where and when a release was given out.
 */
typedef struct
{
  GPtrArray *places;
  const char *date;
  const char *wire;
} PressRecordDateline;

/**
 * PressRecordTicker:
 * @exchange: the exchange, in upper case
 * @symbol: the symbol, without blanks
 *
 * One listing of a company.
 */
typedef struct
{
  const char *exchange;
  const char *symbol;
} PressRecordTicker;

/**
 * PressRecordSectionKind:
 * @PRESS_RECORD_SECTION_BODY: news
 * @PRESS_RECORD_SECTION_ABOUT: a company, a product, a therapy
 * @PRESS_RECORD_SECTION_SAFE_HARBOR: a caution on forward-looking statements
 * @PRESS_RECORD_SECTION_NON_GAAP: non-GAAP measures, and what reconciles them
 * @PRESS_RECORD_SECTION_CALL: a conference call, a webcast, a meeting
 * @PRESS_RECORD_SECTION_CONTACTS: a block of contacts
 * @PRESS_RECORD_SECTION_FINANCIAL: figures
 * @PRESS_RECORD_SECTION_LEGAL: another legal passage
 *
 * What stands under a heading.
 */
typedef enum
{
  PRESS_RECORD_SECTION_BODY,
  PRESS_RECORD_SECTION_ABOUT,
  PRESS_RECORD_SECTION_SAFE_HARBOR,
  PRESS_RECORD_SECTION_NON_GAAP,
  PRESS_RECORD_SECTION_CALL,
  PRESS_RECORD_SECTION_CONTACTS,
  PRESS_RECORD_SECTION_FINANCIAL,
  PRESS_RECORD_SECTION_LEGAL
} PressRecordSectionKind;

/**
 * PressRecordSection:
 * @heading: the heading, without a final colon
 * @kind: what stands under it
 *
 * One heading of a release.
 */
typedef struct
{
  const char *heading;
  PressRecordSectionKind kind;
} PressRecordSection;

/**
 * PressRecordPassage:
 * @heading: (nullable): the heading, without a final colon
 * @text: all the text under it, paragraphs and items joined by one blank
 *
 * A description or a caution.
 */
typedef struct
{
  const char *heading;
  const char *text;
} PressRecordPassage;

/**
 * PressRecordQuote:
 * @speaker: (nullable): the full name of who speaks
 * @text: the words, without marks and attribution
 *
 * One direct quotation.
 */
typedef struct
{
  const char *speaker;
  const char *text;
} PressRecordQuote;

/**
 * PressRecordContact:
 * @name: (nullable): the name of a person; %NULL for a desk
 * @role: (nullable): the job title, or the label of the block
 * @organization: (nullable): the company
 * @phones: (element-type utf8): telephone numbers: digits, a leading `+` where one is printed
 * @emails: (element-type utf8): mail addresses in lower case
 *
 * One person or desk to contact.
 */
typedef struct
{
  const char *name;
  const char *role;
  const char *organization;
  GPtrArray *phones;
  GPtrArray *emails;
} PressRecordContact;

/**
 * PressRecordCall:
 * @date: (nullable): the date in ISO 8601
 * @time: (nullable): the time as printed, `HH:MM` of 24 hours
 * @zone: (nullable): the zone of that time, as printed
 * @phones: (element-type utf8): numbers to dial, live and replay
 * @passcodes: (element-type utf8): access, conference and replay codes: digits
 * @websites: (element-type utf8): where it can be heard
 *
 * The conference call or webcast that a release announces.
 */
typedef struct
{
  const char *date;
  const char *time;
  const char *zone;
  GPtrArray *phones;
  GPtrArray *passcodes;
  GPtrArray *websites;
} PressRecordCall;

/**
 * PressRecordCellKind:
 * @PRESS_RECORD_CELL_EMPTY: nothing is printed
 * @PRESS_RECORD_CELL_NUMBER: a figure
 * @PRESS_RECORD_CELL_TEXT: words
 *
 * What a cell of a table holds.
 */
typedef enum
{
  PRESS_RECORD_CELL_EMPTY,
  PRESS_RECORD_CELL_NUMBER,
  PRESS_RECORD_CELL_TEXT
} PressRecordCellKind;

/**
 * PressRecordCell:
 * @kind: what it holds
 * @text: (nullable): the figure as an exact decimal (a number of JSON), or the words
 *
 * One cell of a table.
 */
typedef struct
{
  PressRecordCellKind kind;
  const char *text;
} PressRecordCell;

/**
 * PressRecordRow:
 * @label: the label of the row, without dot leaders
 * @cells: (array length=n_cells): one cell for each column of figures
 * @n_cells: how many
 *
 * One row of figures.
 */
typedef struct
{
  const char *label;
  const PressRecordCell *cells;
  guint n_cells;
} PressRecordRow;

/**
 * PressRecordTable:
 * @title: (nullable): the lines of the title, joined
 * @unit: (nullable): the unit of the figures, without its brackets
 * @columns: (element-type utf8): the head of each column of figures, its lines joined
 * @rows: (element-type PressRecordRow): the rows that hold figures
 *
 * One table of figures.
 */
typedef struct
{
  const char *title;
  const char *unit;
  GPtrArray *columns;
  GPtrArray *rows;
} PressRecordTable;

/**
 * PressRecord:
 * @exhibit: (nullable): the number of the exhibit, `99.1`
 * @notice: (nullable): the line that says when the release may be used
 * @headline: (nullable): the main headline
 * @subheadlines: (element-type utf8): the secondary headlines
 * @dateline: (nullable): the dateline
 * @issuer: (nullable): the company that issues the release
 * @tickers: (element-type PressRecordTicker): the listings, none twice
 * @sections: (element-type PressRecordSection): the headings
 * @about: (element-type PressRecordPassage): descriptions of companies and products
 * @safe_harbor: (element-type PressRecordPassage): cautions on forward-looking statements
 * @non_gaap: whether a passage explains non-GAAP measures
 * @quotes: (element-type PressRecordQuote): direct quotations
 * @contacts: (element-type PressRecordContact): persons and desks, each once
 * @call: (nullable): the call or webcast announced
 * @source: (nullable): the name on the source line
 * @sent: (nullable): the date of transmission in ISO 8601
 * @websites: (element-type utf8): web addresses, none twice
 * @lists: (element-type GPtrArray): for each list an array of its items' text
 * @tables: (element-type PressRecordTable): the tables of figures
 * @end_mark: (nullable): the mark that closes the release
 *
 * What a careful reader would write on an index card for one release. Arrays are in the order of
 * the release. Strings are valid UTF-8, with runs of white space folded to one blank; they and the
 * arrays belong to the record and may not be changed.
 */
typedef struct
{
  const char *exhibit;
  const char *notice;
  const char *headline;
  GPtrArray *subheadlines;
  PressRecordDateline *dateline;
  const char *issuer;
  GPtrArray *tickers;
  GPtrArray *sections;
  GPtrArray *about;
  GPtrArray *safe_harbor;
  gboolean non_gaap;
  GPtrArray *quotes;
  GPtrArray *contacts;
  PressRecordCall *call;
  const char *source;
  const char *sent;
  GPtrArray *websites;
  GPtrArray *lists;
  GPtrArray *tables;
  const char *end_mark;
} PressRecord;

PRESS_API GType press_record_get_type (void) G_GNUC_CONST;
PRESS_API PressRecord *press_record_new (const PressDocument *document, const PressNode *release);
PRESS_API PressRecord *press_record_copy (PressRecord *record);
PRESS_API void press_record_free (PressRecord *record);
PRESS_API const char *press_record_section_kind_get_name (PressRecordSectionKind kind);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PressRecord, press_record_free)

G_END_DECLS
