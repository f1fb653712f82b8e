#include <libxml/xmlversion.h>
/* Debian's libxml2 would draw in the system's ICU headers, which clash with the ICU inside Foundation. Only the
   encoding handlers' private fields depend on this, and nothing here makes or opens such a handler. */
#undef LIBXML_ICU_ENABLED
#include <libxml/HTMLparser.h>
#include <libxml/tree.h>
