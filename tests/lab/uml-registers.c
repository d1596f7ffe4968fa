// Preloaded into User-Mode Linux on processors with AMX. UML 6.1 keeps a guest process's vector registers in a buffer of 2,696 bytes, as
// large as they are with AVX-512, and there PTRACE_SETREGSET refuses everything but the whole: EFAULT (xstateregs_set of
// arch/x86/kernel/fpu/regset.c), "ptrace set fp regs failed, errno = 14". So what UML gives is laid over the whole as it is.
#define _GNU_SOURCE
#include <dlfcn.h>
#include <elf.h>
#include <stdarg.h>
#include <string.h>
#include <sys/ptrace.h>
#include <sys/uio.h>
#include <sys/types.h>

// Not on the stack: UML's are small. It has one thread that does this.
static char whole[64 * 1024];

long ptrace(enum __ptrace_request request, ...)
{
    static long (*next)(enum __ptrace_request, ...);
    va_list arguments;
    va_start(arguments, request);
    pid_t pid = va_arg(arguments, pid_t);
    void *address = va_arg(arguments, void *);
    void *data = va_arg(arguments, void *);
    va_end(arguments);
    if (!next) {
        next = dlsym(RTLD_NEXT, "ptrace");
    }

    if (request == PTRACE_SETREGSET && (long)address == NT_X86_XSTATE) {
        struct iovec *given = data;
        struct iovec all = { whole, sizeof whole };
        if (next(PTRACE_GETREGSET, pid, address, &all) == 0 && given->iov_len < all.iov_len) {
            memcpy(whole, given->iov_base, given->iov_len);
            return next(request, pid, address, &all);
        }
    }

    return next(request, pid, address, data);
}
