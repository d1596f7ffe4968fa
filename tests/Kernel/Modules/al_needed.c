/* Asked for by al_other. */
#include "quiet.h"
MODULE_ALIAS("al-needed-alias");
