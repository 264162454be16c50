#ifndef HOTLINE_CCRYPTO_SHIM_H
#define HOTLINE_CCRYPTO_SHIM_H

#include <openssl/core_names.h>
#include <openssl/crypto.h>
#include <openssl/err.h>
#include <openssl/evp.h>
#include <openssl/hmac.h>
#include <openssl/params.h>
#include <openssl/rand.h>

/* A context for HMAC with SHA-256 under one key, which is made ready again for each message. */
static inline EVP_MAC_CTX *hotline_hmac_sha256_new(const unsigned char *key, size_t count) {
  EVP_MAC *mac = EVP_MAC_fetch(NULL, "HMAC", NULL);
  EVP_MAC_CTX *context = mac == NULL ? NULL : EVP_MAC_CTX_new(mac);
  EVP_MAC_free(mac);
  OSSL_PARAM digest[] = {
    OSSL_PARAM_construct_utf8_string(OSSL_MAC_PARAM_DIGEST, (char *)"SHA256", 0),
    OSSL_PARAM_construct_end(),
  };
  if (context != NULL && EVP_MAC_init(context, key, count, digest) != 1) {
    EVP_MAC_CTX_free(context);
    return NULL;
  }
  return context;
}

#endif
