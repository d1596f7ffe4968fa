/* Asked for by al_thread. */
#include "quiet.h"
MODULE_ALIAS("al-wanted-alias");
